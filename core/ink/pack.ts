import type { Sample } from "./sample.ts";

/**
 * Ink as bytes, little-endian: u16 count, i32 x, i32 y of the first sample (0.1 unit), then per sample
 * i16 dx, i16 dy (0.1 unit), u8 pressure, u16 dt (ms). A step that does not fit an i16 is written as
 * dx = ESCAPE followed by i32 dx, i32 dy in place of dx, dy, so that no sample is ever dropped or bent.
 */
const HEADER_BYTES = 10;
const STEP_BYTES = 7;
const LONG_STEP_BYTES = 13;
const ESCAPE = -32768;
const SCALE = 10;
const MAX_DT_MS = 65535;

/** The most samples one stroke may hold: at 240 Hz more than a minute without lifting the pen. */
export const MAX_SAMPLES = 16_384;
/** Coordinates stay within ± this many board units, so that sums never leave an i32. */
export const MAX_COORDINATE = 10_000_000;

type Step = { readonly dx: number; readonly dy: number; readonly pressure: number; readonly dtMs: number };

/**
 * Packs 1 … MAX_SAMPLES samples. Positions keep 0.1 unit, pressure 1/255, time 1 ms; a pause over 65 s is kept as 65 s.
 * Throws RangeError when the ink is empty, too long or not finite: check with `inkFault` first.
 */
export function packInk(samples: readonly Sample[]): Uint8Array {
  const fault = inkFault(samples);
  if (fault !== undefined) throw new RangeError(fault);
  const steps = stepsOf(samples);
  const size = steps.reduce(
    (sum, step) => sum + (isShort(step) ? STEP_BYTES : LONG_STEP_BYTES),
    HEADER_BYTES,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const first = samples[0];
  view.setUint16(0, samples.length, true);
  view.setInt32(2, Math.round((first?.x ?? 0) * SCALE), true);
  view.setInt32(6, Math.round((first?.y ?? 0) * SCALE), true);
  let at = HEADER_BYTES;
  for (const step of steps) at = writeStep(view, at, step);
  return bytes;
}

/** Unpacks what `packInk` made; undefined when the bytes are not whole, valid ink. */
export function unpackInk(bytes: Uint8Array): readonly Sample[] | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(0, true);
  if (count === 0 || count > MAX_SAMPLES) return undefined;
  let x = view.getInt32(2, true);
  let y = view.getInt32(6, true);
  let t = 0;
  let at = HEADER_BYTES;
  const samples: Sample[] = [];
  for (let i = 0; i < count; i++) {
    if (at + STEP_BYTES > bytes.length) return undefined;
    let dx = view.getInt16(at, true);
    let dy = view.getInt16(at + 2, true);
    at += 4;
    if (dx === ESCAPE) {
      if (at - 2 + 8 + 3 > bytes.length) return undefined;
      dx = view.getInt32(at - 2, true);
      dy = view.getInt32(at + 2, true);
      at += 6;
    }
    x += dx;
    y += dy;
    t += view.getUint16(at + 1, true);
    if (Math.abs(x) > MAX_COORDINATE * SCALE || Math.abs(y) > MAX_COORDINATE * SCALE) return undefined;
    samples.push({ x: x / SCALE, y: y / SCALE, t, pressure: view.getUint8(at) / 255 });
    at += 3;
  }
  return at === bytes.length ? samples : undefined;
}

/** Why these samples cannot be packed, in words; undefined when they can. */
export function inkFault(samples: readonly Sample[]): string | undefined {
  if (samples.length === 0) return "a stroke needs at least one sample";
  if (samples.length > MAX_SAMPLES) return `a stroke holds at most ${MAX_SAMPLES} samples`;
  for (const { x, y, t, pressure } of samples) {
    if (!(Math.abs(x) <= MAX_COORDINATE && Math.abs(y) <= MAX_COORDINATE))
      return "a sample lies outside the board";
    if (!(t >= 0 && pressure >= 0 && pressure <= 1)) return "a sample's time or pressure is not valid";
  }
  return undefined;
}

/** The samples as the wire keeps them, so that the writer sees exactly what everyone else will. */
export function quantiseInk(samples: readonly Sample[]): readonly Sample[] {
  const kept = unpackInk(packInk(samples));
  if (kept === undefined) throw new Error("packed ink must unpack");
  return kept;
}

function stepsOf(samples: readonly Sample[]): readonly Step[] {
  let lastX = Math.round((samples[0]?.x ?? 0) * SCALE);
  let lastY = Math.round((samples[0]?.y ?? 0) * SCALE);
  let lastT = Math.round(samples[0]?.t ?? 0);
  return samples.map((sample) => {
    const x = Math.round(sample.x * SCALE);
    const y = Math.round(sample.y * SCALE);
    const t = Math.round(sample.t);
    const dtMs = Math.min(MAX_DT_MS, Math.max(0, t - lastT));
    const step = { dx: x - lastX, dy: y - lastY, pressure: Math.round(sample.pressure * 255), dtMs };
    lastX = x;
    lastY = y;
    lastT = Math.max(t, lastT);
    return step;
  });
}

function isShort({ dx, dy }: Step): boolean {
  return dx > ESCAPE && dx < 32768 && dy >= ESCAPE && dy < 32768;
}

function writeStep(view: DataView, at: number, step: Step): number {
  let next = at;
  if (isShort(step)) {
    view.setInt16(next, step.dx, true);
    view.setInt16(next + 2, step.dy, true);
    next += 4;
  } else {
    view.setInt16(next, ESCAPE, true);
    view.setInt32(next + 2, step.dx, true);
    view.setInt32(next + 6, step.dy, true);
    next += 10;
  }
  view.setUint8(next, step.pressure);
  view.setUint16(next + 1, step.dtMs, true);
  return next + 3;
}
