import assert from "node:assert/strict";
import { test } from "node:test";
import { boxAfterKey, boxBetween, middleOf } from "./missedBox.ts";
import type { Box } from "./useImage.ts";

const IMAGE = { width: 400, height: 200 };

test("arrow keys move a box, with Shift they change its size, and it never leaves the image", () => {
  const press = (box: Box, key: string, shiftKey = false) => boxAfterKey(box, { key, shiftKey }, IMAGE);
  assert.deepEqual(press([10, 10, 50, 40], "ArrowRight"), [14, 10, 50, 40]);
  assert.deepEqual(press([10, 10, 50, 40], "ArrowUp"), [10, 6, 50, 40]);
  assert.deepEqual(press([10, 10, 50, 40], "ArrowDown", true), [10, 10, 50, 44]);
  assert.equal(press([10, 10, 50, 40], "Enter"), undefined);
  for (const shiftKey of [false, true])
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      let box: Box = middleOf(IMAGE);
      for (let n = 0; n < 300; n++) box = press(box, key, shiftKey) ?? box;
      const [x, y, w, h] = box;
      assert.ok(x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= 400 && y + h <= 200, `${key}: ${box}`);
    }
});

test("a box is drawn from any corner, and a click draws none", () => {
  assert.deepEqual(boxBetween([50, 40], [10, 60]), [10, 40, 40, 20]);
  assert.equal(boxBetween([50, 40], [51, 90]), undefined);
});
