import fc from "fast-check";
import { quantiseInk } from "../../ink/pack.ts";
import type { Stroke } from "../../ink/stroke.ts";
import { advance, draftOf } from "../apply.ts";
import { type Board, EMPTY_BOARD } from "../board.ts";
import type { Entry, Op } from "../op.ts";

/** One thing a person does; `pick` chooses among what the board holds at that moment. */
export type Move = {
  readonly who: number;
  readonly kind: "draw" | "type" | "place" | "hide" | "show" | "label" | "unlabel" | "undo" | "redo";
  readonly pick: number;
};

export const moves = (people: number, maxLength: number, minLength = 0): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.record({
      who: fc.nat({ max: people - 1 }),
      kind: fc.constantFrom(
        "draw",
        "draw",
        "type",
        "place",
        "hide",
        "hide",
        "show",
        "label",
        "unlabel",
        "undo",
        "undo",
        "redo",
      ),
      pick: fc.nat({ max: 1_000_000 }),
    }),
    { minLength, maxLength, size: "max" },
  );

/** The op a move asks for, given what `board` holds; undefined when there is nothing to take. */
export function opOf(move: Move, board: Board, id: string): Op | undefined {
  const { kind, pick } = move;
  const marks = [...board.marks.keys()];
  const chosen = marks.filter((_, i) => (pick >> (i % 16)) % 3 === 0).slice(0, 6);
  switch (kind) {
    case "draw":
      return { kind, id, stroke: strokeOf(id, pick) };
    case "type":
      return { kind, id, text: String(pick), box: { x: pick % 100, y: 0, w: 40, h: 20 } };
    case "place":
      return placeOf(id, pick);
    case "hide":
    case "show":
      return chosen.length > 0 ? { kind, id, marks: chosen } : undefined;
    case "label":
      if (chosen.length === 0) return undefined;
      return {
        kind,
        id,
        parts: chosen.map((mark) => ({ mark })),
        text: pick % 5 === 0 ? null : String(pick % 100),
      };
    case "unlabel": {
      const label = board.labels[pick % Math.max(1, board.labels.length)];
      return label && { kind, id, label: label.id };
    }
    default:
      return undefined;
  }
}

/** A stroke of 1 … 4 samples, as the wire keeps it. */
export function strokeOf(id: string, pick: number): Stroke {
  const samples = Array.from({ length: 1 + (pick % 4) }, (_, i) => ({
    x: (pick % 500) + i * 3,
    y: (pick % 300) + i,
    t: i * 8,
    pressure: 0.5,
  }));
  return { id, pointer: "pen", pen: { color: pick % 5, width: 4 }, samples: quantiseInk(samples) };
}

/** An image of 1 … 3 blobs, the first of them read and the second, if there is one, as a person said. */
export function placeOf(id: string, pick: number): Extract<Op, { kind: "place" }> {
  const blobs = Array.from({ length: 1 + (pick % 3) }, (_, i) => ({
    box: { x: (pick % 400) + 30 * i, y: (pick % 200) - 100, w: 5 + i, h: 7 },
    mask: Uint8Array.from({ length: (5 + i) * 7 }, (__, at) => ((pick + at) % 4) * 85),
  }));
  const read = [
    { text: String(pick % 100), p: 0.75 },
    { text: String((pick % 100) + 1), p: 0.125 },
  ];
  const labels = [
    { blobs: [0], text: String(pick % 100), read },
    { blobs: [1], text: "7" },
  ].slice(0, blobs.length);
  const box = { x: pick % 400, y: (pick % 200) - 100, w: 300, h: 200.5 };
  return { kind: "place", id, image: `image-${pick % 3}`.padEnd(21, "_"), box, blobs, labels };
}

/** An id of the length the wire wants. */
export function idOf(n: number): string {
  return `id-${n.toString(36)}`.padEnd(16, "_");
}

/** Entries in the order of `ops`, numbered from 1. */
export function entriesOf(ops: readonly { readonly author: string; readonly op: Op }[]): readonly Entry[] {
  return ops.map(({ author, op }, i) => ({ seq: i + 1, author, atMs: 1_700_000_000_000 + i * 7, op }));
}

/** A log of what people did, refused ops left out by `refused`. */
export function logOf(
  given: readonly Move[],
  people: readonly string[],
  refused: (board: Board, op: Op, author: string) => boolean,
): readonly Entry[] {
  const draft = draftOf(EMPTY_BOARD);
  const log: Entry[] = [];
  given.forEach((move, i) => {
    const author = people[move.who] ?? "";
    const op = opOf(move, draft, idOf(i));
    if (op === undefined || refused(draft, op, author)) return;
    const entry = { seq: draft.seq + 1, author, atMs: 1_700_000_000_000 + i * 7, op };
    advance(draft, entry);
    log.push(entry);
  });
  return log;
}
