import type { LiveServer } from "../liveServer.ts";
import type { Log } from "../log.ts";
import type { Pad } from "../room/pad.ts";
import type { Images } from "../store/images.ts";
import { createImageDesk } from "./desk.ts";
import { createImageInk } from "./imageInk.ts";
import type { ImageProcesses } from "./processes.ts";
import { createRecognition } from "./recognition.ts";

/** All that the server does with images. */
export type OpenImages = {
  forPages(readInk: Pad): Pick<LiveServer, "images" | "imageInk" | "recognition">;
  close(): void;
};

type ImageParts = { readonly store: Images; readonly processes: ImageProcesses; readonly log: Log };

/** Reads on with what was left unread; the processes start with the first image. */
export function openImages({ store, processes, log }: ImageParts): OpenImages {
  const now = () => performance.now();
  const onFault = (error: unknown) => log.error({ error }, "fault");
  const onProblem = (problem: string) => log.warn({ problem }, "images");
  const images = createImageDesk({ store, processes, now, today: () => new Date(), onProblem, onFault });
  images.resume().catch(onFault);
  return {
    forPages: (readInk) => ({
      images,
      imageInk: createImageInk({ store, processes, now }),
      recognition: createRecognition({ processes, readInk, now }),
    }),
    close: images.close,
  };
}
