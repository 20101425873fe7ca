import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** The lines of a text file, gzipped or not, one at a time. Throws where the file cannot be read to its end. */
export async function* linesOfFile(
  path: string,
  { gzip }: { readonly gzip: boolean },
): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  // The pipeline hands an error of the file on to the reader below; a loop over `bytes` alone would not see it.
  const text = gzip ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
  text.setEncoding("utf8");
  let rest = "";
  for await (const chunk of text) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield withoutReturn(line);
  }
  if (rest !== "") yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
