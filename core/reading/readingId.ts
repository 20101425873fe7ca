import { byWriting, type Piece, partsOf } from "./piece.ts";

/** The id of what is read from `pieces`: its earliest mark's, with ":from" where it has only a stretch of that mark. */
export function idOf(pieces: readonly Piece[]): string {
  const first = [...pieces].sort(byWriting)[0];
  const part = partsOf(pieces)[0];
  if (!first || !part) return "";
  return part.from === undefined ? part.mark : `${part.mark}:${part.from}`;
}
