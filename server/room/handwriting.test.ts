import assert from "node:assert/strict";
import { test } from "node:test";
import type { Correction } from "../../core/board/corrections.ts";
import type { Hand } from "../store/corrections.ts";
import { createHandwriting } from "./handwriting.ts";

const said = (id: string): Correction => ({ id, atMs: 1, text: "7", parts: [], ink: [] });

/** A store in which the given people corrected something, and a recogniser that notes what it is told. */
function world(hands: Map<string, Hand>) {
  const told: string[] = [];
  const faults: unknown[] = [];
  const asked: string[] = [];
  let isDown = false;
  const handwriting = createHandwriting({
    store: {
      handsOf: async (ids) => {
        asked.push(...ids);
        if (isDown) throw new Error("down");
        return new Map([...hands].filter(([id]) => ids.includes(id)));
      },
    },
    recogniser: {
      learn: (author, board, all) =>
        void told.push(`${author} on ${board}: ${all.map(({ id }) => id).join(" ")}`),
      unlearn: (author) => void told.push(`forget ${author}`),
    },
    onFault: (error) => faults.push(error),
  });
  const take = () => told.splice(0);
  return { handwriting, hands, faults, asked, take, setDown: (down: boolean) => (isDown = down) };
}

const annsHand = () => new Map<string, Hand>([["ann", new Map([["one", [said("a")]]])]]);

test("what people corrected on any board is told once, and what they correct then as it comes", async () => {
  const { handwriting, asked, take } = world(annsHand());
  await handwriting.know("two", ["ann", "eve"]);
  assert.deepEqual(take(), ["ann on one: a"]);
  await handwriting.know("two", ["ann"]);
  assert.deepEqual([take(), asked], [[], ["ann", "eve"]], "she is known");
  handwriting.corrected("two", new Map([["ann", [said("b")]]]));
  handwriting.corrected("two", new Map([["ann", [said("b")]]]));
  assert.deepEqual(take(), ["ann on two: b"]);
  handwriting.corrected("two", new Map());
  assert.deepEqual(take(), ["ann on two: "], "she took it back");
});

test("who does not want it, and who is on another board, is not learned from", async () => {
  const { handwriting, take } = world(annsHand());
  await handwriting.know("three", ["ann", "eve"]);
  take();
  handwriting.corrected("three", new Map([["eve", [said("e")]]]));
  handwriting.corrected("two", new Map([["ann", [said("b")]]]));
  assert.deepEqual(take(), []);
});

test("a choice, a board that is gone, a room that empties and a recogniser that forgot are heard of", async () => {
  const { handwriting, hands, take } = world(annsHand());
  await handwriting.know("two", ["ann"]);
  take();
  await handwriting.retell();
  assert.deepEqual(take(), ["forget ann", "ann on one: a"]);
  handwriting.deleted("one");
  assert.deepEqual(take(), ["ann on one: "]);
  const hand = hands.get("ann") ?? assert.fail();
  hands.delete("ann");
  await handwriting.chose("ann");
  assert.deepEqual(take(), ["forget ann"]);
  hands.set("ann", hand);
  await handwriting.chose("ann");
  assert.deepEqual(take(), ["forget ann", "ann on one: a"]);
  handwriting.left("two");
  assert.deepEqual(take(), ["forget ann"]);
  await handwriting.chose("ann");
  assert.deepEqual(take(), [], "nobody is there to learn from");
});

test("when the store does not answer, boards open all the same, and it is asked again", async () => {
  const { handwriting, faults, take, setDown } = world(annsHand());
  setDown(true);
  await handwriting.know("two", ["ann"]);
  assert.deepEqual([take(), faults.length], [[], 1]);
  setDown(false);
  await handwriting.know("two", ["ann"]);
  assert.deepEqual(take(), ["ann on one: a"]);
});
