import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { distinctNames, namesAsRead } from "./names.ts";

test("who comes later under a name that is taken gets a number", () => {
  assert.deepEqual(distinctNames(["Ada", "ada", "Bo", "Ada", "Ada 2"]), [
    "Ada",
    "ada 2",
    "Bo",
    "Ada 3",
    "Ada 2 2",
  ]);
});

test("names are distinct whatever they are, and nobody who came before loses theirs", () => {
  const name = fc.constantFrom("Ada", "ADA", "Ada 2", "ada 2 2", "Bo", "", "2");
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (people) => {
      const names = distinctNames(people);
      assert.equal(new Set(names.map((each) => each.toLowerCase())).size, people.length);
      assert.deepEqual(distinctNames(people.slice(0, -1)), names.slice(0, -1).concat());
    }),
    { seed: 11, numRuns: 500 },
  );
});

test("the owner's name for a person counts, a hidden one is Someone, and nobody else is", () => {
  const people = [
    { id: "a", name: "Ada", shownName: null, isHidden: false },
    { id: "b", name: "Bo", shownName: "ADA", isHidden: false },
    { id: "c", name: "Cy", shownName: "Cyrus", isHidden: true },
    { id: "d", name: "someone", shownName: null, isHidden: false },
    { id: "e", name: "Cyrus", shownName: null, isHidden: true },
  ];
  const read = (...known: string[]) => {
    const names = namesAsRead(people, (id) => known.includes(id));
    return people.map(({ id }) => names.get(id));
  };
  assert.deepEqual(read(), ["Ada", "ADA 2", "Someone", "someone 2", "Someone"]);
  assert.deepEqual(read("c", "e"), ["Ada", "ADA 2", "Cyrus 2", "someone 2", "Cyrus"]);
});
