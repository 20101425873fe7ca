import type { Metadata } from "next";
import { services } from "../../services.ts";
import { currentUser } from "../../session.ts";
import { UploadButton } from "../../ui/UploadButton.tsx";
import { ImageList } from "./ImageList.tsx";

export const metadata: Metadata = { title: "Images" };

export default async function ImagesPage() {
  const user = await currentUser();
  const images = user === undefined ? [] : await services().store.imagesOf(user.id);
  return (
    <div className="py-10 md:py-14">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl">Images</h1>
        <UploadButton />
      </div>
      {user?.kind === "guest" && images.length > 0 && (
        <p className="mt-3 text-muted">
          You are a guest: these images stay with this browser until you register.
        </p>
      )}
      <ImageList initial={images.map(({ ownerId: _, ...image }) => image)} />
    </div>
  );
}
