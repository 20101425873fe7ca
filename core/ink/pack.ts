import type { Sample } from "./sample.ts";

/**
 * Ink as bytes: the count of samples, then for each sample what changed since the one before: x, y (0.1 unit),
 * pressure (1/255) and time (ms). All are variable-length integers of 7 bits a byte, low bits first; those that may be
 * negative are zigzagged (0, -1, 1, -2 … as 0, 1, 2, 3 …), as Protocol Buffers do. A hand's steps take one byte each,
 * and no step is too long to be kept.
 */
const SCALE = 10;
const FIELDS = 4;
const MAX_VARINT_BYTES = 5;
const MAX_DT_MS = 2 ** 30;

/** The most samples one stroke may hold: at 240 Hz more than a minute without lifting the pen. */
export const MAX_SAMPLES = 16_384;
/** Coordinates stay within ± this many board units, so that steps never leave 32 bits. */
export const MAX_COORDINATE = 10_000_000;

/**
 * Packs 1 … MAX_SAMPLES samples. Positions keep 0.1 unit, pressure 1/255, time 1 ms.
 * Throws RangeError when the ink is empty, too long or not finite: check with `inkFault` first.
 */
export function packInk(samples: readonly Sample[]): Uint8Array {
  const fault = inkFault(samples);
  if (fault !== undefined) throw new RangeError(fault);
  const bytes: number[] = [];
  pushVarint(bytes, samples.length);
  let last = { x: 0, y: 0, pressure: 0, t: Math.round(samples[0]?.t ?? 0) };
  for (const sample of samples) {
    const x = Math.round(sample.x * SCALE);
    const y = Math.round(sample.y * SCALE);
    const pressure = Math.round(sample.pressure * 255);
    const t = Math.max(last.t, Math.round(sample.t));
    pushVarint(bytes, zigzag(x - last.x));
    pushVarint(bytes, zigzag(y - last.y));
    pushVarint(bytes, zigzag(pressure - last.pressure));
    pushVarint(bytes, Math.min(MAX_DT_MS, t - last.t));
    last = { x, y, pressure, t };
  }
  return Uint8Array.from(bytes);
}

/** Unpacks what `packInk` made; undefined when the bytes are not whole, valid ink. */
export function unpackInk(bytes: Uint8Array): readonly Sample[] | undefined {
  const samples: Sample[] = [];
  const isWhole = readInk(bytes, (x, y, t, pressure) => {
    samples.push({ x: x / SCALE, y: y / SCALE, t, pressure: pressure / 255 });
  });
  return isWhole ? samples : undefined;
}

/** Whether the bytes are whole, valid ink; keeps no sample, for a room asks this of all that its people draw. */
export function isInk(bytes: Uint8Array): boolean {
  return readInk(bytes, () => undefined);
}

type TakeSample = (x: number, y: number, t: number, pressure: number) => void;

/** Hands over each sample, x and y in 0.1 unit, pressure in 1/255; false as soon as something is not valid. */
function readInk(bytes: Uint8Array, take: TakeSample): boolean {
  const steps = integersOf(bytes);
  const count = steps?.[0] ?? 0;
  if (steps === undefined || count === 0 || count > MAX_SAMPLES) return false;
  if (steps.length !== 1 + count * FIELDS) return false;
  let x = 0;
  let y = 0;
  let pressure = 0;
  let t = 0;
  for (let i = 1; i < steps.length; i += FIELDS) {
    x += unzigzag(steps[i] ?? 0);
    y += unzigzag(steps[i + 1] ?? 0);
    pressure += unzigzag(steps[i + 2] ?? 0);
    t += steps[i + 3] ?? 0;
    if (Math.abs(x) > MAX_COORDINATE * SCALE || Math.abs(y) > MAX_COORDINATE * SCALE) return false;
    if (pressure < 0 || pressure > 255) return false;
    take(x, y, t, pressure);
  }
  return true;
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

/** 0, -1, 1, -2 … as 0, 1, 2, 3 …; `unzigzag` is its inverse. */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** Adds a whole number from 0 on in 7 bits a byte, low bits first. */
export function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Reads integers one after another; undefined where the bytes end within one, or where one is longer than 32 bits need. `place` is how many bytes were read. */
export function varintsOf(bytes: Uint8Array) {
  let at = 0;
  const next = (): number | undefined => {
    let value = 0;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = bytes[at + i];
      if (byte === undefined) return undefined;
      value += (byte & 127) * 128 ** i;
      if (byte < 128) {
        at += i + 1;
        return value;
      }
    }
    return undefined;
  };
  return { next, isAtEnd: () => at === bytes.length, place: () => at };
}

/** All integers; undefined where the bytes end within one, or where one is longer than 32 bits need. */
function integersOf(bytes: Uint8Array): readonly number[] | undefined {
  const values: number[] = [];
  let value = 0;
  let scale = 1;
  let length = 0;
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    length += 1;
    if (byte >= 128) {
      if (length === MAX_VARINT_BYTES) return undefined;
      scale *= 128;
      continue;
    }
    values.push(value);
    value = 0;
    scale = 1;
    length = 0;
  }
  return length === 0 ? values : undefined;
}
