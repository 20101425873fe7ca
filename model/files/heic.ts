import type { Plane } from "libheif-js/wasm-bundle.js";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import type { ImageReason } from "../../core/images/imageReasons.ts";

/** Red, green and blue, row by row, turned as the file says. A pixel is `unit` of the file's pixels wide. */
export type HeicPixels = {
  readonly ok: true;
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly values: Uint8Array;
};

const HALVED_ABOVE = 13_000_000; // pixels; a camera's 12 megapixels stay whole, 25 would take 75 MB more than there are

/**
 * The pixels of a HEIC file's main image, decoded by libheif in WebAssembly; large ones at half their width and height.
 * Throws where it is none or is cut short.
 */
export async function heicPixels(
  file: Uint8Array,
): Promise<HeicPixels | { readonly ok: false; readonly reason: ImageReason }> {
  const { default: libheif } = await import("libheif-js/wasm-bundle.js");
  const context = libheif.heif_context_alloc();
  try {
    const { code } = libheif.heif_context_read_from_memory(context, file);
    if (code !== libheif.heif_error_code.heif_error_Ok) throw new Error("damaged");
    const handle = libheif.heif_js_context_get_primary_image_handle(context);
    if (handle.$$ === undefined) throw new Error("no image in it");
    try {
      const pixels =
        libheif.heif_image_handle_get_width(handle) * libheif.heif_image_handle_get_height(handle);
      if (pixels > IMAGE_LIMITS.pixels) return { ok: false, reason: "too-many-pixels" };
      return await decoded(libheif, handle);
    } finally {
      libheif.heif_image_handle_release(handle);
    }
  } finally {
    libheif.heif_context_free(context);
  }
}

type Library = typeof import("libheif-js/wasm-bundle.js").default;
type Handle = Parameters<Library["heif_image_handle_release"]>[0];

/** In brightness and color apart, as it is stored: as red, green and blue libheif would hold it twice. */
async function decoded(libheif: Library, handle: Handle) {
  const { heif_colorspace, heif_chroma } = libheif;
  const { image, channels } = await libheif.heif_js_decode_image2(
    handle,
    heif_colorspace.heif_colorspace_YCbCr,
    heif_chroma.heif_chroma_420,
  );
  if (image === undefined) throw new Error("damaged");
  try {
    const [light, blue, red] = channels ?? [];
    if (light === undefined) throw new Error("damaged");
    const { width, height } = light;
    if (Math.min(width, height) < IMAGE_LIMITS.leastSide)
      return { ok: false, reason: "too-few-pixels" } as const;
    return pixelsOf({ light, blue, red }, width * height > HALVED_ABOVE ? 2 : 1);
  } finally {
    libheif.heif_image_release(image);
  }
}

type Planes = { readonly light: Plane; readonly blue: Plane | undefined; readonly red: Plane | undefined };

/**
 * Every `unit`th pixel and its neighbours' mean, as red, green and blue by BT.601 in full range, which is what phones
 * write; other ranges come out a little paler.
 */
function pixelsOf({ light, blue, red }: Planes, unit: 1 | 2): HeicPixels {
  const [width, height] = [Math.floor(light.width / unit), Math.floor(light.height / unit)];
  const values = new Uint8ClampedArray(3 * width * height);
  const gray = sampler(light);
  const [cb, cr] = [blue, red].map((plane) => (plane === undefined ? () => 128 : sampler(plane)));
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      const [colorX, colorY] = unit === 2 ? [x, y] : [x >> 1, y >> 1];
      const brightness = unit === 2 ? meanOfFour(gray, 2 * x, 2 * y) : gray(x, y);
      const toBlue = (cb?.(colorX, colorY) ?? 128) - 128;
      const toRed = (cr?.(colorX, colorY) ?? 128) - 128;
      values[to] = brightness + 1.402 * toRed;
      values[to + 1] = brightness - 0.344_136 * toBlue - 0.714_136 * toRed;
      values[to + 2] = brightness + 1.772 * toBlue;
    }
  }
  return { ok: true, width, height, unit, values: new Uint8Array(values.buffer) };
}

type Sampler = (x: number, y: number) => number; // 0…255

function sampler({ data, stride, bits_per_pixel: bits }: Plane): Sampler {
  if (bits <= 8) return (x, y) => data[y * stride + x] ?? 0;
  return (x, y) => {
    const at = y * stride + 2 * x;
    return ((data[at] ?? 0) + 256 * (data[at + 1] ?? 0)) >> (bits - 8);
  };
}

function meanOfFour(sample: Sampler, x: number, y: number): number {
  return (sample(x, y) + sample(x + 1, y) + sample(x, y + 1) + sample(x + 1, y + 1)) / 4;
}
