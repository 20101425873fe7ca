import type { ImageOnBoard, MarkOnBoard } from "../../../core/board/board.ts";
import type { Box } from "../../../core/ink/box.ts";
import { blobPicture } from "./blobPicture.ts";
import { createInkIndex, type InkIndex } from "./inkIndex.ts";
import { outlinesOf, paintedBox, trace } from "./outline.ts";
import { inkColor, type Scheme } from "./palette.ts";

/** How high a typed number's letters stand in its box. */
const TYPED_SHARE = 0.86;

/** Everything visible on the board, ready to paint: outlines are made once and painted often. */
export type InkSheet = {
  readonly index: InkIndex;
  readonly markOf: (id: string) => MarkOnBoard | undefined;
  /** Images lie under all ink and are not painted with it. */
  readonly images: () => Iterable<ImageOnBoard>;
  readonly update: (marks: ReadonlyMap<string, MarkOnBoard>) => SheetChange;
  readonly paint: (context: CanvasRenderingContext2D, id: string, scheme: Scheme) => void;
};
/** `hasImage`: an image is confirmed that had waited. */
export type SheetChange = {
  readonly added: readonly string[];
  readonly removed: readonly Box[];
  readonly hasImage: boolean;
};

type Item = {
  readonly mark: MarkOnBoard;
  readonly box: Box;
  path?: Path2D;
  picture?: { readonly scheme: Scheme; readonly canvas: HTMLCanvasElement };
};

export function createInkSheet(): InkSheet {
  const index = createInkIndex();
  const visible = new Map<string, Item>();
  const images = new Map<string, ImageOnBoard>();
  return {
    index,
    markOf: (id) => visible.get(id)?.mark,
    images: () => images.values(),
    update: (marks) => {
      const added: string[] = [];
      const removed: Box[] = [];
      let hasImage = false;
      for (const [id, { box }] of visible) {
        if (marks.get(id)?.hidden !== false) {
          visible.delete(id);
          images.delete(id);
          index.remove(id);
          removed.push(box);
        }
      }
      for (const [id, mark] of marks) {
        // A stroke is the same ink whether it waits or is confirmed, so nothing is painted twice.
        if (mark.hidden) continue;
        if (mark.kind === "image" && images.get(id)?.seq !== mark.seq) {
          hasImage ||= images.has(id);
          images.set(id, mark);
        }
        if (visible.has(id)) continue;
        const box = mark.kind === "ink" ? paintedBox(mark.stroke) : mark.box;
        visible.set(id, { mark, box });
        index.put(id, box);
        added.push(id);
      }
      return { added, removed, hasImage };
    },
    paint: (context, id, scheme) => {
      const item = visible.get(id);
      if (item === undefined) return;
      const { mark } = item;
      if (mark.kind === "image") return;
      if (mark.kind === "typed") return paintTyped(context, mark.text, mark.box, scheme);
      if (mark.kind === "blob") {
        if (item.picture?.scheme !== scheme)
          item.picture = { scheme, canvas: blobPicture(mark.blob, scheme) };
        return context.drawImage(item.picture.canvas, mark.box.x, mark.box.y);
      }
      item.path ??= trace(new Path2D(), outlinesOf(mark.stroke));
      context.fillStyle = inkColor(mark.stroke.pen.color, scheme);
      context.fill(item.path);
    },
  };
}

/** A typed number where ink would stand: figures as high as its box. */
export function paintTyped(context: CanvasRenderingContext2D, text: string, box: Box, scheme: Scheme): void {
  context.fillStyle = inkColor(0, scheme);
  context.font = `500 ${box.h * TYPED_SHARE}px "Inter Variable", Inter, system-ui, sans-serif`;
  context.textBaseline = "middle";
  context.fillText(text, box.x, box.y + box.h / 2, Math.max(box.w, 1));
}
