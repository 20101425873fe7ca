declare module "heic-decode" {
  type Decoded = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };
  type Image = { readonly width: number; readonly height: number; decode(): Promise<Decoded> };
  const heic: {
    all(file: { readonly buffer: Uint8Array }): Promise<readonly Image[] & { dispose(): void }>;
  };
  export default heic;
}
