import assert from "node:assert/strict";
import { test } from "node:test";
import { isAround, isLine, isSlender, roofOfBlob } from "./blobForms.ts";
import { fieldsOf } from "./fields.ts";
import { pieceOf } from "./piece.ts";
import type { BlobMark } from "./reading.ts";

/** A blob of a drawing in which `#` is ink; each character is a square of `size` pixels. */
function blob(id: string, rows: readonly string[], x = 0, y = 0, size = 4): BlobMark {
  const w = (rows[0]?.length ?? 0) * size;
  const h = rows.length * size;
  const mask = Uint8Array.from({ length: w * h }, (_, at) => {
    const row = rows[Math.floor(at / w / size)] ?? "";
    return row[Math.floor((at % w) / size)] === "#" ? 1 : 0;
  });
  return { kind: "blob", id, seq: 1, box: { x, y, w, h }, mask };
}

const RING = ["..####..", ".#....#.", "#......#", "#......#", "#......#", ".#....#.", "..####.."];
const ROOT = ["..######", "..#.....", "..#.....", "#.#.....", "#.#.....", ".#......"];
const SEVEN = ["######", ".....#", "....#.", "...#..", "...#..", "..#...", "..#..."];
const ONE = ["#", "#", "#", "#", "#", "#"];
const SLASH = ["...#", "..#.", ".#..", "#..."];
const FOUR = ["#..#", "#..#", "####", "...#", "...#"];

test("R11 a line, a ring and a root's roof are told from digits in an image too", () => {
  assert.ok(isLine(blob("r", ["##########"])));
  assert.ok(!isLine(blob("a", SEVEN)));
  const within = { x: 12, y: 12, w: 8, h: 8 };
  assert.ok(isAround(blob("r", RING), within));
  assert.ok(!isAround(blob("r", RING.slice(0, 4)), within), "open below");
  assert.deepEqual(roofOfBlob(blob("r", ROOT)), { from: 12 });
  for (const digit of [SEVEN, ONE, FOUR]) assert.equal(roofOfBlob(blob("a", digit)), null);
  assert.ok(isSlender(blob("a", SLASH)) && isSlender(blob("a", ONE)));
  assert.ok(!isSlender(blob("a", FOUR)) && !isSlender(blob("a", SEVEN)));
});

test("R11 numbers in an image are parted by what is drawn among them", () => {
  const told = (...marks: readonly BlobMark[]) => {
    const { fields, drawn } = fieldsOf(marks.flatMap((mark) => pieceOf(mark) ?? []));
    const ids = fields.map((field) => field.map(({ mark }) => mark).join("")).sort();
    return [drawn.map(({ mark }) => mark).join(""), ...ids];
  };
  const big = blob("r", RING, 0, 0, 10);
  const [over, under] = [blob("a", FOUR, 20, 0), blob("b", SEVEN, 20, 40)];
  assert.deepEqual(told(over, blob("r", ["############"], 8, 28), under), ["r", "a", "b"]);
  assert.deepEqual(told(big, blob("a", FOUR, 30, 22, 5), blob("b", SEVEN, 100, 20)), ["r", "a", "b"]);
  assert.deepEqual(told(big, blob("s", SLASH, 30, 22, 6)), ["", "rs"], "a slashed zero");
  assert.deepEqual(told(blob("r", ROOT, 0, 0, 10), blob("a", FOUR, 40, 20, 6)), ["r", "a"]);
});
