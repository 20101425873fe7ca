import assert from "node:assert/strict";
import { test } from "node:test";
import { imageKindOf } from "./imageKind.ts";

const bytes = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));

test("a file is what its first bytes say", () => {
  const heads = {
    png: "\x89PNG\r\n\x1a\n\0\0",
    jpeg: "\xff\xd8\xff\xe0",
    webp: "RIFF\x10\n\0\0WEBPVP8 ",
    gif: "GIF89a",
    tiff: "MM\0*\0\0",
    bmp: `BM${"\0".repeat(12)}(\0\0\0`,
    avif: "\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf",
    heic: "\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    pdf: "%PDF-1.7",
  };
  for (const [kind, head] of Object.entries(heads)) assert.equal(imageKindOf(bytes(head)), kind);
});

test("what is none of them is none, whatever it holds further on", () => {
  for (const head of [
    "",
    "<svg xmlns='http://www.w3.org/2000/svg'><script>",
    "<!doctype html>",
    "PK\x03\x04",
    "BM is how this letter begins, and it is no image",
    "RIFF\x10\0\0\0WAVE",
    "\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    " \x89PNG\r\n\x1a\n",
  ])
    assert.equal(imageKindOf(bytes(head)), undefined, JSON.stringify(head));
});
