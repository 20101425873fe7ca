import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createInkIndex } from "./inkIndex.ts";
import { meets } from "./viewport.ts";

const side = fc.integer({ min: 0, max: 3000 });
const place = fc.integer({ min: -4000, max: 4000 });
const box = fc.record({ x: place, y: place, w: side, h: side });

test("the index finds what a look at every box finds, in the order of putting", () => {
  fc.assert(
    fc.property(
      fc.array(box, { maxLength: 40 }),
      fc.array(fc.nat(39), { maxLength: 10 }),
      box,
      (boxes, gone, query) => {
        const index = createInkIndex();
        boxes.forEach((each, i) => {
          index.put(String(i), each);
        });
        for (const i of gone) index.remove(String(i));
        const removed = new Set(gone);
        const expected = boxes.flatMap((each, i) =>
          !removed.has(i) && meets(each, query) ? [String(i)] : [],
        );
        assert.deepEqual(index.within(query), expected);
      },
    ),
    { seed: 5 },
  );
});

test("ink that spans the whole world is found and costs no more than any other", () => {
  const index = createInkIndex();
  index.put("huge", { x: -1e7, y: -1e7, w: 2e7, h: 2e7 });
  assert.deepEqual(index.within({ x: 3, y: 3, w: 1, h: 1 }), ["huge"]);
  index.remove("huge");
  assert.deepEqual(index.within({ x: -1e7, y: -1e7, w: 2e7, h: 2e7 }), []);
});
