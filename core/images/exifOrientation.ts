/** How many of a file's first bytes `exifOrientation` looks at: EXIF is one of a JPEG's first parts, and no part has more than 64 kB. */
export const EXIF_BYTES = 256 * 1024;

const PART = 0xff;
const [APP1, SCAN] = [0xe1, 0xda]; // where EXIF stands, and where a JPEG's pixels begin
const EXIF = "Exif\0\0";
const [LITTLE_ENDIAN, ORIENTATION, ENTRY_BYTES] = [0x4949, 0x0112, 12]; // of TIFF, which EXIF is written in

/** The orientation, 1…8, that EXIF gives a JPEG by its first bytes; 1 for anything else and where it says nothing. */
export function exifOrientation(head: Uint8Array): number {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const exif = exifOf(view);
    return exif === undefined ? 1 : orientationIn(exif);
  } catch (error) {
    if (error instanceof RangeError) return 1; // it is cut short, or points out of itself
    throw error;
  }
}

/** The TIFF within a JPEG's EXIF. */
function exifOf(jpeg: DataView): DataView | undefined {
  for (let at = 2; jpeg.getUint8(at) === PART; ) {
    const [kind, length] = [jpeg.getUint8(at + 1), jpeg.getUint16(at + 2)];
    if (kind === SCAN) return undefined;
    const [from, end] = [at + 4, at + 2 + length];
    if (kind === APP1 && [...EXIF].every((letter, i) => jpeg.getUint8(from + i) === letter.charCodeAt(0)))
      return new DataView(jpeg.buffer, jpeg.byteOffset + from + EXIF.length, end - from - EXIF.length);
    at = end;
  }
  return undefined;
}

/** Of the first directory of a TIFF: its place stands at 4, how many entries it has at its begin. */
function orientationIn(tiff: DataView): number {
  const isLittle = tiff.getUint16(0) === LITTLE_ENDIAN;
  const directory = tiff.getUint32(4, isLittle);
  const entries = tiff.getUint16(directory, isLittle);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * ENTRY_BYTES;
    if (tiff.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const orientation = tiff.getUint16(entry + 8, isLittle);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}
