import type { Sample } from "../../core/ink/sample.ts";
import type { Pen, Pointer } from "../../core/ink/stroke.ts";
import { type Segment, unpackFrame } from "../../core/wire/frame.ts";
import type { Peer } from "../../core/wire/messages.ts";

/** A stroke someone else is drawing now, as far as it has come. */
export type LiveStroke = {
  readonly key: number;
  readonly peer: number;
  readonly pointer: Pointer;
  readonly pen: Pen;
  readonly samples: Sample[]; // grows as frames come
};
export type LiveCursor = { readonly peer: number; x: number; y: number; movedMs: number };

const REMEMBERED = 1000;

/** Ink and cursors of the others: volatile, and replaced by the entry when it comes. */
export type LiveInk = {
  readonly strokes: ReadonlyMap<string, LiveStroke>;
  readonly cursors: ReadonlyMap<number, LiveCursor>;
  /** `own` is this page's peer number: a tick carries everyone's ink. */
  readonly take: (frame: Uint8Array, nowMs: number, own: number | undefined) => void;
  readonly finish: (strokeKeys: ReadonlySet<number>) => void;
  readonly keepOnly: (peers: readonly Peer[]) => void;
  readonly onChange: (listener: () => void) => void;
};

export function createLiveInk(): LiveInk {
  const strokes = new Map<string, LiveStroke>();
  const cursors = new Map<number, LiveCursor>();
  const finished = new Set<number>();
  let tell: () => void = () => undefined;
  return {
    strokes,
    cursors,
    take: (frame, nowMs, own) => {
      for (const segment of unpackFrame(frame) ?? []) {
        if (segment.peer === own) continue;
        // A room's tick may bring the last samples after the entry itself: they must not draw it a second time.
        if (segment.kind !== "cursor" && finished.has(segment.stroke)) continue;
        takeSegment(strokes, cursors, segment, nowMs);
      }
      tell();
    },
    finish: (keys) => {
      for (const [name, stroke] of strokes) if (keys.has(stroke.key)) strokes.delete(name);
      for (const key of keys) finished.add(key);
      for (const key of finished) {
        if (finished.size <= REMEMBERED) break;
        finished.delete(key);
      }
      tell();
    },
    keepOnly: (peers) => {
      const here = new Set(peers.map(({ peer }) => peer));
      for (const [name, stroke] of strokes) if (!here.has(stroke.peer)) strokes.delete(name);
      for (const peer of cursors.keys()) if (!here.has(peer)) cursors.delete(peer);
      tell();
    },
    onChange: (listener) => {
      tell = listener;
    },
  };
}

function takeSegment(
  strokes: Map<string, LiveStroke>,
  cursors: Map<number, LiveCursor>,
  segment: Segment,
  nowMs: number,
): void {
  const { peer } = segment;
  if (segment.kind === "cursor") {
    cursors.set(peer, { peer, x: segment.x, y: segment.y, movedMs: nowMs });
    return;
  }
  const name = `${peer}:${segment.stroke}`;
  if (segment.kind === "gone") {
    strokes.delete(name);
    return;
  }
  const { stroke: key, pointer, pen, from, samples } = segment;
  const stroke = strokes.get(name) ?? { key, peer, pointer, pen, samples: [] };
  // A frame that was lost leaves a straight piece until the entry comes; one sent again replaces what it repeats.
  stroke.samples.splice(Math.min(from, stroke.samples.length), stroke.samples.length, ...samples);
  strokes.set(name, stroke);
  const tip = samples.at(-1);
  if (tip !== undefined) cursors.set(peer, { peer, x: tip.x, y: tip.y, movedMs: nowMs });
}
