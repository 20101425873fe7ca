import { useRouter } from "next/navigation";
import { useState } from "react";
import { ReadingProgress } from "../../../images/ReadingProgress.tsx";
import { Button } from "../../../ui/Button.tsx";
import { send } from "../../../ui/request.ts";
import { toast } from "../../../ui/Toaster.tsx";
import type { ShownImage } from "./useImage.ts";

/** How far the image is, and a way to give it up: it is deleted then, read or not. */
export function StillReading({ image: { id, name, progress } }: { readonly image: ShownImage }) {
  const router = useRouter();
  const [error, setError] = useState<string>();
  const cancel = async () => {
    const answer = await send("DELETE", `/api/images/${id}`);
    if (!answer.ok && answer.status !== 404) return setError(answer.error);
    toast("Cancelled. Nothing of it was kept.");
    router.push("/images");
  };
  return (
    <div className="mt-3 max-w-sm">
      <ReadingProgress name={name} progress={progress} />
      <Button className="mt-4" onClick={() => void cancel()}>
        Cancel
      </Button>
      {error && (
        <p role="alert" className="mt-3 text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
