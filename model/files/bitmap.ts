import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";

/** Pixels as red, green and blue, row by row from the top. */
export type Pixels = { readonly width: number; readonly height: number; readonly values: Uint8Array };

const FILE_HEADER = 14;
const INFO_HEADER = 40;
const BITS: readonly number[] = [1, 4, 8, 24, 32];
const PLAIN = 0;
const MASKS = 3; // of 32 bits, where the usual masks are the plain order

/**
 * The size of a BMP file. Throws where its header is none of Windows's, or its pixels are packed; see Microsoft's
 * BITMAPINFOHEADER.
 */
export function bitmapSize(file: Buffer): { readonly width: number; readonly height: number } {
  const width = file.readInt32LE(18);
  const height = Math.abs(file.readInt32LE(22));
  const [bits, packing] = [file.readUInt16LE(28), file.readUInt32LE(30)];
  const isTaken = file.readUInt32LE(FILE_HEADER) >= INFO_HEADER && width > 0 && BITS.includes(bits);
  if (!isTaken || !(packing === PLAIN || (packing === MASKS && bits === 32)))
    throw new Error("a BMP of a kind that is not read");
  return { width, height };
}

/** The pixels of a BMP file, which sharp does not read. Throws where it is cut short or too large. */
export function bitmapPixels(file: Buffer): Pixels {
  const { width, height } = bitmapSize(file);
  if (width * height > IMAGE_LIMITS.pixels) throw new Error("too many pixels");
  const bits = file.readUInt16LE(28);
  const isTopFirst = file.readInt32LE(22) < 0; // a negative height
  const colors = FILE_HEADER + file.readUInt32LE(FILE_HEADER);
  const start = file.readUInt32LE(10);
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (start + stride * height > file.length) throw new Error("cut short");
  const values = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const row = start + stride * (isTopFirst ? y : height - 1 - y);
    for (let x = 0; x < width; x++, to += 3) {
      const at = bits >= 24 ? row + (x * bits) / 8 : colors + 4 * indexAt(file, row, x, bits);
      for (let channel = 0; channel < 3; channel++) values[to + channel] = file[at + 2 - channel] ?? 0;
    }
  }
  return { width, height, values };
}

/** The colour's place in the table, for 1, 4 or 8 bits a pixel. */
function indexAt(file: Buffer, row: number, x: number, bits: number): number {
  const byte = file[row + Math.floor((x * bits) / 8)] ?? 0;
  const shift = 8 - bits - ((x * bits) % 8);
  return (byte >> shift) & ((1 << bits) - 1);
}
