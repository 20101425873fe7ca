import type { Draft } from "./apply.ts";
import type { Board } from "./board.ts";
import type { Op } from "./op.ts";

export type Place = Extract<Op, { kind: "place" }>;

const OWN_CHARACTERS = 12; // of the op's id, 72 random bits

/** The id of the n-th blob, and of the n-th label, of a placed image. */
export function placedId(opId: string, n: number): string {
  return opId.slice(0, OWN_CHARACTERS) + n.toString(36).padStart(opId.length - OWN_CHARACTERS, "0");
}

/** The ids of all marks that the op makes: the image's own, then its blobs'. */
export function placedIds({ id, blobs }: Pick<Place, "id" | "blobs">): readonly string[] {
  return [id, ...blobs.map((_, n) => placedId(id, n))];
}

/** Whether each label is of blobs that there are, and no blob of two labels. */
export function areLabelsWhole({ blobs, labels }: Pick<Place, "blobs" | "labels">): boolean {
  const all = labels.flatMap((label) => label.blobs);
  return new Set(all).size === all.length && all.every((n) => n < blobs.length);
}

/** Whether a mark or label of the op has an id that is taken, by its own image too. */
export function isTaken(board: Board, op: Place): boolean {
  const ids = new Set(placedIds(op));
  return (
    ids.size <= op.blobs.length ||
    [...ids].some((id) => board.marks.has(id)) ||
    board.labels.some(({ id }) => ids.has(id))
  );
}

/** Puts the image, its blobs and its labels on the board. */
export function place(
  { marks, labels }: Pick<Draft, "marks" | "labels">,
  op: Place,
  by: { readonly author: string; readonly seq: number; readonly atMs: number },
): void {
  if (marks.has(op.id)) return;
  const { id, image, box } = op;
  marks.set(id, { kind: "image", id, ...by, box, hidden: false, image });
  op.blobs.forEach((blob, n) => {
    const own = placedId(id, n);
    marks.set(own, { kind: "blob", id: own, ...by, box: blob.box, hidden: false, blob });
  });
  op.labels.forEach(({ blobs, text, read }, n) => {
    const parts = blobs.map((each) => ({ mark: placedId(id, each) }));
    labels.push({ id: placedId(id, n), parts, text, ...by, off: false, ...(read && { read }) });
  });
}
