import assert from "node:assert/strict";
import { test } from "node:test";
import { type ImageOnBoard, PENDING_SEQ } from "../../../core/board/board.ts";
import { createInkSheet } from "./inkSheet.ts";
import { createPictures } from "./pictures.ts";

const VIEW = { x: 0, y: 0, zoom: 1 };

const imageAt = (seq: number): ImageOnBoard => ({
  kind: "image",
  id: "a",
  image: "photo",
  author: "ada",
  seq,
  atMs: 0,
  box: { x: 0, y: 0, w: 9, h: 9 },
  hidden: false,
});

/** A context that does nothing, whatever is asked of it. */
const nowhere = () => new Proxy({} as CanvasRenderingContext2D, { get: () => () => undefined });

test("an image is asked for once it is confirmed, and not before", (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, "fetch", async (address: string) => {
    asked.push(address);
    return new Response(null, { status: 404 });
  });
  const sheet = createInkSheet();
  const pictures = createPictures("board", () => undefined);
  const paint = () => pictures.paint(nowhere(), sheet.images(), VIEW, "light");
  assert.equal(sheet.update(new Map([["a", imageAt(PENDING_SEQ + 1)]])).hasImage, false);
  paint();
  assert.deepEqual(asked, []);
  assert.equal(sheet.update(new Map([["a", imageAt(7)]])).hasImage, true);
  paint();
  paint();
  assert.deepEqual(asked, ["/api/boards/board/images/photo"]);
  assert.equal(sheet.update(new Map([["a", imageAt(7)]])).hasImage, false);
});
