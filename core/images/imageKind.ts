/** What a file is, by its first bytes; names and announced types lie. */
export type ImageKind = "png" | "jpeg" | "webp" | "avif" | "heic" | "gif" | "bmp" | "tiff" | "pdf";

/** How many of a file's first bytes `imageKindOf` looks at. */
export const KIND_BYTES = 64;

const LATIN = { png: "\x89PNG\r\n\x1a\n", jpeg: "\xff\xd8\xff", pdf: "%PDF-" } as const;
const DIB_HEADERS: readonly number[] = [12, 40, 52, 56, 64, 108, 124]; // sizes of the header that follows a BMP's own
const HEIC_BRANDS: readonly string[] = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/** The kind of image that `head`, a file's first bytes, begins; undefined for anything else, SVG among it. */
export function imageKindOf(head: Uint8Array): ImageKind | undefined {
  const text = String.fromCharCode(...head.subarray(0, KIND_BYTES));
  for (const kind of ["png", "jpeg", "pdf"] as const) if (text.startsWith(LATIN[kind])) return kind;
  if (/^GIF8[79]a/.test(text)) return "gif";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (/^(II\*\0|MM\0\*)/.test(text)) return "tiff";
  if (text.startsWith("BM") && DIB_HEADERS.includes(head[14] ?? 0)) return "bmp";
  return text.slice(4, 8) === "ftyp" ? boxedKind(text) : undefined;
}

/** AVIF and HEIC share a container; the brands, the main one first, tell which it is. */
function boxedKind(text: string): "avif" | "heic" | undefined {
  const length = text.charCodeAt(2) * 256 + text.charCodeAt(3);
  const brands = [text.slice(8, 12), ...(text.slice(16, length).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return "avif";
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? "heic" : undefined;
}
