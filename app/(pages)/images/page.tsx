import type { Metadata } from "next";
import { CameraButton } from "../../images/CameraButton.tsx";
import { UploadButton } from "../../images/UploadButton.tsx";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { ImageList } from "./ImageList.tsx";

export const metadata: Metadata = { title: "Images" };

export default async function ImagesPage() {
  const user = await currentUser();
  const { store, images: desk } = liveServer();
  const images = user === undefined ? [] : await store.imagesOf(user.id);
  return (
    <div className="py-10 md:py-14">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl">Images</h1>
        <div className="flex flex-wrap gap-3 max-sm:w-full">
          <UploadButton />
          <CameraButton />
        </div>
      </div>
      {user?.kind === "guest" && images.length > 0 && (
        <p className="mt-3 text-muted">
          You are a guest: these images stay with this browser until you register.
        </p>
      )}
      <ImageList
        key={images.map(({ id }) => id).join()}
        initial={images.map(({ ownerId, ...image }) => ({
          ...image,
          progress: desk.progressOf(ownerId, image.id) ?? null,
        }))}
      />
    </div>
  );
}
