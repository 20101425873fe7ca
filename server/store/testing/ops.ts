import type { Op } from "../../../core/board/op.ts";
import { placeOf } from "../../../core/board/testing/moves.ts";

/** The nth op of a test, of every kind in turn; the same n gives the same op. */
export function opNumber(n: number): Op {
  const id = opId(n);
  switch (n % 7) {
    case 0:
      return drawNumber(n);
    case 1:
      return { kind: "type", id, text: String(n), box: { x: n, y: 0.5, w: 20, h: 30 } };
    case 2:
      return { kind: "hide", id, marks: [opId(n - 2), opId(n - 1)] };
    case 3:
      return { kind: "show", id, marks: [opId(n - 3)] };
    case 4:
      return {
        kind: "label",
        id,
        parts: [{ mark: opId(n - 4) }, { mark: opId(n), from: 1, to: 3 }],
        text: null,
      };
    case 5:
      return placeOf(id, n);
    default:
      return { kind: "unlabel", id, label: opId(n - 2) };
  }
}

/** The nth stroke, of `samples` samples that packing leaves as they are. */
export function drawNumber(n: number, samples = 3): Op {
  const id = opId(n);
  const ink = Array.from({ length: samples }, (_, i) => ({ x: n + i, y: i / 2, t: i * 8, pressure: 1 }));
  return { kind: "draw", id, stroke: { id, pointer: "pen", pen: { color: n % 5, width: 4 }, samples: ink } };
}

export function opId(n: number): string {
  return `op${String(n).padStart(14, "0")}`;
}
