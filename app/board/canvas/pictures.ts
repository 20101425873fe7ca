import { type ImageOnBoard, PENDING_SEQ } from "../../../core/board/board.ts";
import { MUTED, type Scheme } from "./palette.ts";
import type { Viewport } from "./viewport.ts";

const FADED: Readonly<Record<Scheme, number>> = { light: 0.3, dark: 0.16 };
const EDGE = 0.25;
const MOST_SIDE = 2_400; // pixels; a photo has more than a screen shows of it

/** The images under placed digits, faded; one that is deleted leaves its digits and its edge. */
export type Pictures = {
  paint(
    context: CanvasRenderingContext2D,
    images: Iterable<ImageOnBoard>,
    view: Viewport,
    scheme: Scheme,
  ): void;
};

/**
 * Each image is asked for when it is first painted, once it is confirmed: before, the server knows of none on this board.
 * `onLoaded` is called when it is there to be painted.
 */
export function createPictures(boardId: string, onLoaded: () => void): Pictures {
  const loaded = new Map<string, ImageBitmap | undefined>();
  const load = async (image: string) => {
    const response = await fetch(`/api/boards/${boardId}/images/${image}`).catch(() => undefined);
    if (response === undefined) loaded.delete(image); // without a network: asked again when next painted
    if (!response?.ok) return;
    loaded.set(image, await bitmapOf(await response.blob()));
    onLoaded();
  };
  return {
    paint: (context, images, view, scheme) => {
      context.save();
      context.translate(view.x, view.y);
      context.scale(view.zoom, view.zoom);
      for (const { image, box, seq } of images) {
        if (!loaded.has(image) && seq < PENDING_SEQ) {
          loaded.set(image, undefined);
          void load(image);
        }
        const picture = loaded.get(image);
        context.globalAlpha = FADED[scheme];
        if (picture) context.drawImage(picture, box.x, box.y, box.w, box.h);
        context.globalAlpha = EDGE;
        context.strokeStyle = MUTED[scheme];
        context.lineWidth = 1 / view.zoom;
        context.strokeRect(box.x, box.y, box.w, box.h);
      }
      context.restore();
    },
  };
}

async function bitmapOf(file: Blob): Promise<ImageBitmap | undefined> {
  const whole = await createImageBitmap(file).catch(() => undefined);
  if (whole === undefined) return undefined;
  const scale = MOST_SIDE / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const resizeWidth = Math.max(1, Math.round(whole.width * scale));
  const resizeHeight = Math.max(1, Math.round(whole.height * scale));
  const small = await createImageBitmap(whole, { resizeWidth, resizeHeight, resizeQuality: "high" });
  whole.close();
  return small;
}
