import { useEffect, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { useCamera } from "./useCamera.ts";

type Photo = { readonly file: Blob; readonly name: string };
type ViewProps = { readonly onPhoto: (photo: Photo) => void };

/** The camera's picture, live, and what was taken of it; where pages get no camera, the system's own. */
export function CameraView({ onPhoto }: ViewProps) {
  const { video, state, take } = useCamera();
  const [photo, setPhoto] = useState<Blob>();
  const shot = useObjectUrl(photo);
  if (state === "refused") return <SystemCamera onPhoto={onPhoto} />;
  const shoot = async () => setPhoto(await take());
  return (
    <div>
      <div className="relative overflow-hidden rounded-card bg-black">
        <video
          ref={video}
          autoPlay
          playsInline
          muted
          aria-label="What the camera sees"
          className={`max-h-[55dvh] w-full object-contain ${shot === undefined ? "" : "invisible"}`}
        />
        {shot !== undefined && (
          // biome-ignore lint/performance/noImgElement: it has just been taken and is nowhere but in this page
          <img src={shot} alt="What was taken" className="absolute inset-0 size-full object-contain" />
        )}
      </div>
      <p role="status" className="sr-only">
        {state === "starting"
          ? "The camera is starting."
          : shot === undefined
            ? "The camera is on."
            : "Taken."}
      </p>
      <div className="mt-4 flex flex-wrap justify-end gap-3">
        {photo === undefined ? (
          <Button look="primary" disabled={state !== "on"} onClick={() => void shoot()}>
            Take
          </Button>
        ) : (
          <>
            <Button onClick={() => setPhoto(undefined)}>Retake</Button>
            <Button look="primary" onClick={() => onPhoto({ file: photo, name: "Photo.jpg" })}>
              Read it
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** An address for bytes of this page's own, as long as they are shown. */
function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (blob === undefined) return setAddress(undefined);
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

function SystemCamera({ onPhoto }: ViewProps) {
  return (
    <div>
      <p>
        This browser does not let the page use a camera. The camera's own app, or a photo taken before, does
        as well.
      </p>
      <label className="relative mt-4 inline-flex min-h-11 cursor-pointer items-center rounded-card bg-accent px-4 font-medium text-on-accent focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
        Take or choose a photo
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className="absolute inset-0 w-full cursor-pointer opacity-0"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) onPhoto({ file, name: file.name });
          }}
        />
      </label>
    </div>
  );
}
