import assert from "node:assert/strict";
import { test } from "node:test";
import { prepareImage } from "./prepareImage.ts";

/** A file that was deleted after it was chosen. */
class Gone extends Blob {
  override slice(): Blob {
    return new Gone();
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException("gone", "NotFoundError"));
  }
}

test("a file that the device does not give is refused in words, and no image by its content", async () => {
  const gone = await prepareImage(new Gone());
  assert.match(gone.ok ? "" : gone.error, /could not be opened.*choose it again/);
  const notes = await prepareImage(new Blob(["seven"]));
  assert.match(notes.ok ? "" : notes.error, /are accepted/);
});
