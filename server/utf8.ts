/** UTF-8 as Node does it fastest; what `createParser` needs. */
export const UTF8 = {
  encode: (text: string): Uint8Array => Buffer.from(text),
  decode: ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
    Buffer.from(buffer, byteOffset, byteLength).toString(),
} as const;
