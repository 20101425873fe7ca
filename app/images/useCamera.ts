import { useEffect, useRef, useState } from "react";

const WANTED: MediaStreamConstraints = {
  video: { facingMode: { ideal: "environment" }, width: { ideal: 2560 }, height: { ideal: 1920 } },
};
const JPEG_QUALITY = 0.95;

/** The camera, the rear one first, while this is shown. `refused`: the person, the browser or the machine gives none. */
export function useCamera() {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<"starting" | "on" | "refused">("starting");
  useEffect(() => {
    let isGone = false;
    let stream: MediaStream | undefined;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia(WANTED); // pages on plain http have no mediaDevices
      if (isGone || video.current === null) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      setState("on");
    };
    start().catch(() => isGone || setState("refused"));
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  /** What the camera sees now, as JPEG; undefined where the browser cannot draw it. */
  const take = async (): Promise<Blob | undefined> => {
    if (video.current === null) return undefined;
    const canvas = document.createElement("canvas");
    canvas.width = video.current.videoWidth;
    canvas.height = video.current.videoHeight;
    canvas.getContext("2d")?.drawImage(video.current, 0, 0);
    return new Promise((resolve) =>
      canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", JPEG_QUALITY),
    );
  };
  return { video, state, take };
}
