import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { besideInk } from "./besideInk.ts";

const WINDOW = { left: 0, top: 0, width: 1280, height: 800 };
const FRAME = { left: 0, top: 0, width: 288, height: 380 };

test("the frame stands inside the window, and off the ink wherever there is room", () => {
  const ink = fc.record({
    left: fc.integer({ min: 80, max: 900 }),
    top: fc.integer({ min: 80, max: 700 }),
    width: fc.integer({ min: 10, max: 300 }),
    height: fc.integer({ min: 20, max: 80 }),
  });
  fc.assert(
    fc.property(ink, (rect) => {
      const { left, top } = besideInk(FRAME, rect, WINDOW, undefined);
      const isInside = left >= 0 && top >= 0 && left + 288 <= 1280 && top + 380 <= 800;
      const isOff =
        left >= rect.left + rect.width ||
        left + 288 <= rect.left ||
        top >= rect.top + rect.height ||
        top + 380 <= rect.top;
      return isInside && isOff;
    }),
    { seed: 3 },
  );
});

test("opened from the panel it stands left of its row", () => {
  const row = { left: 1000, top: 200, width: 260, height: 48 };
  const ink = { left: 100, top: 100, width: 90, height: 60 };
  assert.deepEqual(besideInk(FRAME, ink, WINDOW, row), { left: 688, top: 200 });
});
