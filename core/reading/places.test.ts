import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { areNeighbors } from "./cluster.ts";
import { createPlaces } from "./places.ts";

const SEED = 20272;
const place = fc.double({ min: -600, max: 600, noNaN: true });
/** From dots to marks as large as the board. */
const side = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: 90, noNaN: true }),
  fc.double({ min: 0, max: 1200, noNaN: true }),
);
const box = fc.record({ x: place, y: place, w: side, h: side });

test("R: the neighbours of a mark are found whatever sizes lie around it, and those taken away are not", () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), fc.func(fc.boolean()), box, (boxes, isTaken, asked) => {
      const places = createPlaces();
      boxes.forEach((each, i) => {
        places.put(`${i}`, each);
      });
      boxes.forEach((_, i) => {
        if (isTaken(i)) places.take(`${i}`);
      });
      const wanted = boxes.flatMap((each, i) => (!isTaken(i) && areNeighbors(each, asked) ? [`${i}`] : []));
      assert.deepEqual([...places.near(asked)].sort(), wanted.sort());
    }),
    { seed: SEED, numRuns: 2000 },
  );
});
