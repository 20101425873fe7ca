declare module "libheif-js/wasm-bundle.js" {
  /** Something in libheif's own memory, which no garbage collector frees. */
  export type Kept = { readonly $$?: unknown };
  /** Samples of one color, 8 bits each or, where there are more bits, 16 with the low byte first. `data` is libheif's memory: valid until libheif is called again. */
  export type Plane = {
    readonly width: number;
    readonly height: number;
    readonly stride: number; // bytes from row to row
    readonly bits_per_pixel: number;
    readonly data: Uint8Array;
  };
  const libheif: {
    readonly heif_colorspace: { readonly heif_colorspace_YCbCr: unknown };
    readonly heif_chroma: { readonly heif_chroma_420: unknown };
    readonly heif_error_code: { readonly heif_error_Ok: unknown };
    heif_context_alloc(): Kept;
    heif_context_free(context: Kept): void;
    heif_context_read_from_memory(context: Kept, file: Uint8Array): { readonly code: unknown };
    /** Without `$$` it is an error. */
    heif_js_context_get_primary_image_handle(context: Kept): Kept;
    heif_image_handle_get_width(handle: Kept): number;
    heif_image_handle_get_height(handle: Kept): number;
    heif_image_handle_release(handle: Kept): void;
    heif_js_decode_image2(
      handle: Kept,
      colorspace: unknown,
      chroma: unknown,
    ): Promise<{ readonly image?: Kept; readonly channels?: readonly Plane[] }>;
    heif_image_release(image: Kept): void;
  };
  export default libheif;
}
