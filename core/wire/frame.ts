import { isInk, MAX_COORDINATE, packInk, unpackInk } from "../ink/pack.ts";
import type { Sample } from "../ink/sample.ts";
import { PEN_COLORS, PEN_WIDTHS, type Pen, POINTERS, type Pointer } from "../ink/stroke.ts";

/**
 * Ink being drawn and pointers on the move, as one binary frame of segments, little-endian. Each begins with
 * u8 kind, u16 peer; a client sends peer 0 and the server writes the true one.
 * Ink (kind 1): u32 stroke key, u8 pointer, u8 color, u8 width, u16 index of its first sample, u16 byte length, ink as `packInk`.
 * Cursor (kind 2): i32 x, i32 y (0.1 unit). Gone (kind 3): u32 stroke key: the stroke was cancelled.
 */
export type Segment =
  | {
      readonly kind: "ink";
      readonly peer: number;
      readonly stroke: number; // strokeKey of the id the draw op will carry
      readonly pointer: Pointer;
      readonly pen: Pen;
      readonly from: number;
      readonly samples: readonly Sample[];
    }
  | { readonly kind: "cursor"; readonly peer: number; readonly x: number; readonly y: number }
  | { readonly kind: "gone"; readonly peer: number; readonly stroke: number };

const KINDS = { ink: 1, cursor: 2, gone: 3 } as const;
const INK_HEAD_BYTES = 14;
const CURSOR_BYTES = 11;
const GONE_BYTES = 7;
const SCALE = 10;

/** A 32-bit name for a stroke's id (FNV-1a), short enough for each frame. */
export function strokeKey(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Packs segments into one frame. Frames join by concatenation, so a room's tick is its writers' frames end to end. */
export function packFrame(segments: readonly Segment[]): Uint8Array {
  const blocks = segments.map(packSegment);
  const frame = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    frame.set(block, at);
    at += block.length;
  }
  return frame;
}

/** The segments of a frame; undefined when any part of it is not valid. */
export function unpackFrame(bytes: Uint8Array): readonly Segment[] | undefined {
  const view = viewOf(bytes);
  const segments: Segment[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = segmentBytes(view, at);
    if (length === undefined || at + length > bytes.length) return undefined;
    const segment = unpackSegment(bytes.subarray(at, at + length));
    if (segment === undefined) return undefined;
    segments.push(segment);
    at += length;
  }
  return segments;
}

/** A copy of the frame that names `peer` as the author of every segment; undefined when any part of it is not valid. */
export function stampFrame(bytes: Uint8Array, peer: number): Uint8Array | undefined {
  const stamped = Uint8Array.from(bytes);
  const view = new DataView(stamped.buffer);
  for (let at = 0; at < stamped.length; ) {
    const length = segmentBytes(view, at);
    if (length === undefined || at + length > stamped.length) return undefined;
    if (!isSegment(stamped.subarray(at, at + length))) return undefined;
    view.setUint16(at + 1, peer, true);
    at += length;
  }
  return stamped;
}

function segmentBytes(view: DataView, at: number): number | undefined {
  switch (view.getUint8(at)) {
    case KINDS.ink:
      return at + INK_HEAD_BYTES <= view.byteLength
        ? INK_HEAD_BYTES + view.getUint16(at + 12, true)
        : undefined;
    case KINDS.cursor:
      return CURSOR_BYTES;
    case KINDS.gone:
      return GONE_BYTES;
    default:
      return undefined;
  }
}

function packSegment(segment: Segment): Uint8Array {
  const ink = segment.kind === "ink" ? packInk(segment.samples) : new Uint8Array();
  const headBytes = { ink: INK_HEAD_BYTES, cursor: CURSOR_BYTES, gone: GONE_BYTES }[segment.kind];
  const block = new Uint8Array(headBytes + ink.length);
  const view = new DataView(block.buffer);
  view.setUint8(0, KINDS[segment.kind]);
  view.setUint16(1, segment.peer, true);
  if (segment.kind === "cursor") {
    view.setInt32(3, Math.round(segment.x * SCALE), true);
    view.setInt32(7, Math.round(segment.y * SCALE), true);
    return block;
  }
  view.setUint32(3, segment.stroke, true);
  if (segment.kind === "gone") return block;
  view.setUint8(7, POINTERS.indexOf(segment.pointer));
  view.setUint8(8, segment.pen.color);
  view.setUint8(9, segment.pen.width);
  view.setUint16(10, segment.from, true);
  view.setUint16(12, ink.length, true);
  block.set(ink, INK_HEAD_BYTES);
  return block;
}

function unpackSegment(block: Uint8Array): Segment | undefined {
  const view = viewOf(block);
  if (!isHead(view)) return undefined;
  const kind = view.getUint8(0);
  const peer = view.getUint16(1, true);
  if (kind === KINDS.cursor) return { kind: "cursor", peer, ...cursorOf(view) };
  const stroke = view.getUint32(3, true);
  if (kind === KINDS.gone) return { kind: "gone", peer, stroke };
  const pointer = POINTERS[view.getUint8(7)];
  const samples = unpackInk(block.subarray(INK_HEAD_BYTES));
  if (pointer === undefined || samples === undefined) return undefined;
  const pen = { color: view.getUint8(8), width: view.getUint8(9) };
  return { kind: "ink", peer, stroke, pointer, pen, from: view.getUint16(10, true), samples };
}

/** Whether `unpackSegment` would take it, at less cost: a room asks this of every frame of everyone. */
function isSegment(block: Uint8Array): boolean {
  const view = viewOf(block);
  return isHead(view) && (view.getUint8(0) !== KINDS.ink || isInk(block.subarray(INK_HEAD_BYTES)));
}

/** Whether all but the samples of ink is valid. */
function isHead(view: DataView): boolean {
  const kind = view.getUint8(0);
  if (kind === KINDS.cursor) {
    const { x, y } = cursorOf(view);
    return Math.abs(x) <= MAX_COORDINATE && Math.abs(y) <= MAX_COORDINATE;
  }
  if (kind === KINDS.gone) return true;
  if (POINTERS[view.getUint8(7)] === undefined || view.getUint8(8) >= PEN_COLORS) return false;
  return PEN_WIDTHS.some((width) => width === view.getUint8(9));
}

function cursorOf(view: DataView): { readonly x: number; readonly y: number } {
  return { x: view.getInt32(3, true) / SCALE, y: view.getInt32(7, true) / SCALE };
}

function viewOf(block: Uint8Array): DataView {
  return new DataView(block.buffer, block.byteOffset, block.byteLength);
}
