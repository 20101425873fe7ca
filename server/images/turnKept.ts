import type { Bucket } from "../limits.ts";
import type { ImageRecord, Images, TurnedPictures } from "../store/images.ts";
import type { ImageProcesses } from "./processes.ts";

/** How often a quarter clockwise. */
export type Quarters = 1 | 2 | 3;
export type ImageTurned =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not-read" | "placed" | "too-fast" | "failed" };
export type TurningParts = {
  readonly store: Pick<Images, "pictureOf" | "isOnBoard" | "turnImage">;
  readonly processes: Pick<ImageProcesses, "turn">;
  readonly onProblem: (problem: string) => void;
};

const ORIENTATIONS = { 1: 6, 2: 3, 3: 8 } as const; // of EXIF, that turn by so many quarters

/** An image's pictures as an orientation of EXIF turns them; undefined when it is gone or turning it went wrong. */
export async function turnedPictures(
  id: string,
  orientation: number,
  { store, processes, onProblem }: TurningParts,
): Promise<TurnedPictures | undefined> {
  const [original, normalised] = await Promise.all([
    store.pictureOf(id, "original"),
    store.pictureOf(id, "normalised"),
  ]);
  if (original === undefined || normalised === undefined) return undefined;
  const pictures = { original: original.bytes, normalised: normalised.bytes };
  const asked = await processes.turn(pictures, orientation);
  if (asked.ok) return asked.answer;
  onProblem(`image ${id} was not turned: ${asked.why}`);
  return undefined;
}

/** Turns an image as its owner asks and keeps it so, to be read anew. */
export async function turnKept(
  { id, ownerId, state, turns }: ImageRecord,
  quarters: Quarters,
  { asked, ...parts }: TurningParts & { readonly asked: Bucket },
): Promise<ImageTurned> {
  if (state !== "done" && state !== "refused") return { ok: false, reason: "not-read" };
  if (asked.take() > 0) return { ok: false, reason: "too-fast" };
  if (await parts.store.isOnBoard(id, ownerId)) return { ok: false, reason: "placed" };
  const turned = await turnedPictures(id, ORIENTATIONS[quarters], parts);
  const isKept = turned !== undefined && (await parts.store.turnImage(id, turns, turned));
  return isKept ? { ok: true } : { ok: false, reason: "failed" };
}
