import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** One file of an archive. Its bytes are made when they are asked for. */
export type ArchiveFile = {
  readonly path: string;
  readonly isPacked: boolean; // as images are: packing it again gains nothing
  readonly pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
};

const PIECE_BYTES = 64 * 1024;
const NONE = new Uint8Array();

/**
 * The files as one ZIP, no faster than it is read and with no more of it in memory than a file's piece. `onEnd` is
 * called once, when it was read to its end, was given up, or failed.
 */
export function zipStream(files: AsyncIterable<ArchiveFile>, onEnd: () => void): ReadableStream<Uint8Array> {
  const bytes = zipped(files);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await bytes.next();
          if (!done) return controller.enqueue(value);
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        onEnd();
      },
      cancel: async () => {
        onEnd();
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* zipped(files: AsyncIterable<ArchiveFile>): AsyncGenerator<Uint8Array, void> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    if (chunk.length > 0) made.push(chunk);
  });
  for await (const { path, isPacked, pieces } of files) {
    const file = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path);
    zip.add(file);
    for await (const piece of gathered(pieces)) {
      file.push(piece);
      yield* made.splice(0);
    }
    file.push(NONE, true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}

/** Short pieces together, and long ones cut: what is packed at a time keeps nobody else waiting. */
async function* gathered(pieces: ArchiveFile["pieces"]): AsyncGenerator<Uint8Array> {
  let text = "";
  for await (const piece of pieces) {
    if (typeof piece === "string") {
      text += piece;
      if (text.length < PIECE_BYTES) continue;
      yield* cut(Buffer.from(text));
      text = "";
    } else yield* cut(piece);
  }
  if (text !== "") yield* cut(Buffer.from(text));
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
