import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { boxOf } from "../ink/box.ts";
import { applyChange } from "./change.ts";
import type { Glyph } from "./glyph.ts";
import { createReader, read } from "./reader.ts";
import type { InkMark, Label, Reading, ReadMark } from "./reading.ts";
import {
  broken,
  label,
  moved,
  nearestShape,
  oneStroke,
  writeCharacter,
  writeText,
} from "./testing/writing.ts";

const textsOf = (reading: Reading) => reading.numbers.map((number) => number.text);
const readAll = (marks: readonly ReadMark[], labels: readonly Label[] = []) =>
  read(marks, labels, nearestShape().classify);

test("R: several digits are one number, in one or two strokes each", async () => {
  assert.deepEqual(textsOf(await readAll(writeText("n", "407"))), ["407"]);
  assert.deepEqual(textsOf(await readAll(writeText("n", "1234567890"))), ["1234567890"]);
});

test("R: a wide gap begins another number, and another line is read after it", async () => {
  assert.deepEqual(textsOf(await readAll(writeText("n", "407 3"))), ["407", "3"]);
  const lines = [
    ...writeText("b", "89", { y: 180 }),
    ...writeText("a", "12", {}, 20),
    ...writeText("c", "5", { y: 360 }, 30),
  ];
  assert.deepEqual(textsOf(await readAll(lines)), ["12", "89", "5"]);
});

test("R: lines may be of different sizes and lie close", async () => {
  const page = [...writeText("a", "352", { size: 200 }), ...writeText("b", "6401", { y: 225, size: 50 }, 20)];
  assert.deepEqual(textsOf(await readAll(page)), ["352", "6401"]);
});

test("R: a second stroke belongs to its digit however late it is written", async () => {
  const marks = writeText("n", "5407");
  const [five, bar, four, stem, ...rest] = marks;
  assert.ok(five && bar && four && stem);
  const late = [five, four, ...rest, bar, stem].map((mark, i) => ({ ...mark, seq: i + 1 }));
  const reading = await readAll(late);
  assert.deepEqual(textsOf(reading), ["5407"]);
  assert.deepEqual(reading.numbers[0]?.digits[0]?.parts, [{ mark: five.id }, { mark: bar.id }]);
});

test("R: the bar of a crossed seven is part of it", async () => {
  const marks = [
    ...writeCharacter("a", "2", {}, 1),
    ...writeCharacter("b", "7crossed", { x: 90 }, 2),
    ...writeCharacter("c", "1", { x: 160 }, 4),
  ];
  const [two, seven, bar, one] = marks;
  assert.ok(two && seven && bar && one);
  const reading = await readAll([two, seven, one, { ...bar, seq: 9 }]);
  assert.deepEqual(textsOf(reading), ["271"]);
});

test("R: a point, a minus sign and a separating comma are part of a number", async () => {
  for (const text of ["3.14", "-7", "1,024", "-2.5"])
    assert.deepEqual(textsOf(await readAll(writeText("n", text))), [text]);
  const [number] = (await readAll(writeText("n", "-2.5"))).numbers;
  assert.deepEqual(
    number?.signs.map((sign) => sign.text),
    ["-", "."],
  );
  assert.deepEqual(
    number?.digits.map((digit) => digit.text),
    ["2", "5"],
  );
});

test("R: signs out of their place are no part of a number", async () => {
  assert.deepEqual(textsOf(await readAll(writeText("n", "12."))), ["12"]);
  assert.deepEqual(textsOf(await readAll(writeText("n", "8-3"))), ["8", "3"]);
});

test("R: what is no digit is rejected and parts numbers", async () => {
  const reading = await readAll(writeText("n", "3x4"));
  assert.deepEqual(textsOf(reading), ["3", "4"]);
  assert.deepEqual(
    reading.rejected.map((ink) => ink.parts),
    [[{ mark: "n1-0" }, { mark: "n1-1" }]],
  );
  assert.ok((reading.rejected[0]?.p ?? 0) > 0.5);
});

test("R: a stroke that is no digit is refused as one, however it was cut on the way", async () => {
  const samples = Array.from({ length: 90 }, (_, i) => ({
    x: 130 * Math.sin(i * 0.9) + i,
    y: 70 * Math.cos(i * 1.37),
    t: i * 8,
    pressure: 0.5,
  }));
  const tangle: InkMark = { kind: "ink", id: "t", seq: 1, atMs: 0, samples };
  const nothing = Float32Array.from({ length: 11 }, (_, label) => Math.log(label === 10 ? 0.99 : 0.001));
  const refuse = async (glyphs: readonly Glyph[]) =>
    Float32Array.from({ length: glyphs.length * 11 }, (_, i) => nothing[i % 11] ?? 0);
  const { numbers, rejected } = await read([tangle], [], refuse);
  assert.deepEqual(numbers, []);
  assert.deepEqual(
    rejected.map((ink) => [ink.id, ink.parts]),
    [["t", [{ mark: "t" }]]],
  );
  assert.deepEqual(rejected[0]?.box, boxOf(samples));
});

test("R: two digits in one stroke are cut, and each knows its stretch", async () => {
  const { mark: joined, length } = oneStroke();
  const reading = await readAll([joined]);
  assert.deepEqual(textsOf(reading), ["26"]);
  const parts = reading.numbers[0]?.digits.map((digit) => digit.parts[0]);
  assert.equal(parts?.[0]?.from, 0);
  const [end = Number.NaN, start = Number.NaN] = [parts?.[0]?.to, parts?.[1]?.from];
  assert.ok(end <= start, "the pen's way between them is no digit's");
  assert.ok(Math.abs(end - length) <= 2 && Math.abs(start - length) <= 2);
  assert.equal(reading.numbers[0]?.id, "j");
});

test("R: probabilities descend and sum to at most 1, for digits and for numbers", async () => {
  const reading = await readAll([...writeText("n", "14975"), ...writeText("m", "x3-", { y: 300 }, 30)]);
  for (const item of reading.numbers.flatMap((number) => [number, ...number.digits])) {
    const ps = item.candidates.map((candidate) => candidate.p);
    assert.equal(item.text, item.candidates[0]?.text);
    assert.ok(
      ps.every((p, i) => p >= 0 && p <= (ps[i - 1] ?? 1)),
      ps.join(),
    );
    assert.ok(ps.reduce((sum, p) => sum + p, 0) <= 1 + 1e-9);
  }
});

test("R: a label fixes its ink, and what lies beside it is read as before", async () => {
  const marks = writeText("n", "12 34");
  const labels = [label("17", [{ mark: "n0-0" }, { mark: "n1-0" }])];
  const reading = await readAll(marks, labels);
  assert.deepEqual(textsOf(reading), ["17", "34"]);
  assert.equal(reading.numbers[0]?.by, "ada");
  assert.equal(reading.numbers[0]?.p, 1);
  assert.deepEqual(
    reading.numbers[0]?.digits.map((digit) => digit.text),
    ["1", "7"],
  );
  assert.ok(reading.numbers[0]?.candidates.some((candidate) => candidate.text === "12" && candidate.p === 0));
});

test("R: a label of null rejects its ink for good, and no label outlives its ink", async () => {
  const marks = writeText("n", "12");
  const gone = await readAll(marks, [label(null, [{ mark: "n0-0" }, { mark: "n1-0" }])]);
  assert.deepEqual(gone.numbers, []);
  assert.deepEqual(
    gone.rejected.map(({ p, by }) => ({ p, by })),
    [{ p: 1, by: "ada" }],
  );
  assert.deepEqual(await readAll([], [label("5", [{ mark: "n0-0" }])]), { numbers: [], rejected: [] });
});

test("R: a label on a stretch of a stroke leaves the rest to the recogniser", async () => {
  const { mark: joined, length } = oneStroke();
  const reading = await readAll([joined], [label("3", [{ mark: "j", from: 0, to: length }])]);
  assert.deepEqual(textsOf(reading), ["3", "6"]);
  assert.deepEqual(
    reading.numbers.map((number) => number.id),
    ["j:0", `j:${length}`],
  );
});

test("R: a typed number stands as it was typed until a label says otherwise", async () => {
  const typed: ReadMark = {
    kind: "typed",
    id: "t",
    seq: 1,
    text: "3.5",
    box: { x: 0, y: 0, w: 30, h: 20 },
    author: "bo",
  };
  const reading = await readAll([typed]);
  assert.deepEqual(textsOf(reading), ["3.5"]);
  assert.equal(reading.numbers[0]?.by, "bo");
  assert.deepEqual(textsOf(await readAll([typed], [label("4", [{ mark: "t" }])])), ["4"]);
  assert.equal((await readAll([typed], [label(null, [{ mark: "t" }])])).rejected.length, 1);
});

test("R: a reading does not depend on place or scale", async () => {
  const marks = writeText("n", "4075 12");
  const texts = textsOf(await readAll(marks));
  for (const [dx, dy, scale] of [
    [5000, -300, 1],
    [0, 0, 0.01],
    [-7, 9, 40],
  ] as const)
    assert.deepEqual(textsOf(await readAll(moved(marks, dx, dy, scale))), texts);
});

test("R: only ink near a change is asked about again", async () => {
  const { classify, asked } = nearestShape();
  const reader = createReader(classify);
  const rows = Array.from({ length: 40 }, (_, row) =>
    writeText(`r${row}-`, "1352", { y: row * 300 }, row * 10),
  );
  await reader.update({ add: rows.flat(), remove: [], labels: [] });
  const before = asked();
  const change = await reader.update({
    add: writeCharacter("new", "6", { x: 400, y: 600 }, 999),
    remove: [],
    labels: [],
  });
  assert.ok(asked() - before <= 4, `${asked() - before} glyphs for one stroke`);
  assert.deepEqual(
    change.numbers.map((number) => number.text),
    ["13526"],
  );
});

test("R: an update that fails is made up for by the next", async () => {
  const { classify } = nearestShape();
  let broken = false;
  const reader = createReader((glyphs) => (broken ? Promise.reject(new Error("down")) : classify(glyphs)));
  const [one, two] = [writeText("a", "12"), writeText("b", "9", { x: 300 }, 9)];
  await reader.update({ add: one, remove: [], labels: [] });
  broken = true;
  await assert.rejects(reader.update({ add: two, remove: ["a0-0"], labels: [] }), /down/);
  broken = false;
  const change = await reader.update({ add: [], remove: [], labels: [] });
  assert.deepEqual(reader.reading(), await read([...one.slice(1), ...two], [], classify));
  assert.ok(change.removed.includes("a0-0"));
});

test("R: reading what changed equals reading the whole page", async () => {
  const characters = [..."0123456789x-."];
  const stroke = fc.record({
    character: fc.constantFrom(...characters),
    column: fc.integer({ min: 0, max: 7 }),
    row: fc.integer({ min: 0, max: 3 }),
    size: fc.constantFrom(60, 100),
    slips: fc.boolean(),
  });
  const step = fc.record({
    add: fc.array(stroke, { maxLength: 4 }),
    remove: fc.array(fc.nat(200), { maxLength: 2 }),
    label: fc.option(
      fc.record({
        marks: fc.array(fc.nat(200), { minLength: 1, maxLength: 2 }),
        text: fc.constantFrom("12", "7", null),
      }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { classify } = nearestShape();
      const reader = createReader(classify);
      const page = new Map<string, InkMark>();
      let labels: readonly Label[] = [];
      let told: Reading = { numbers: [], rejected: [] };
      let seq = 0;
      for (const [i, { add, remove, label: word }] of steps.entries()) {
        const ids = [...page.keys()];
        const gone = remove.flatMap((n) => ids[n % Math.max(1, ids.length)] ?? []);
        const fresh = add.flatMap(({ character, column, row, size, slips }, n) => {
          const at = { x: column * 95, y: row * 150, size };
          const marks = writeCharacter(`s${i}-${n}-`, character, at, seq + 2 * n + 1);
          return slips ? broken(marks) : marks;
        });
        seq += 10;
        for (const id of gone) page.delete(id);
        for (const mark of fresh) page.set(mark.id, mark);
        const marked = word?.marks.flatMap((n) => [...page.keys()][n % Math.max(1, page.size)] ?? []) ?? [];
        const parts = [...new Set(marked)].map((mark) => ({ mark }));
        if (word && parts.length > 0)
          labels = [
            ...labels.filter(
              (other) => !other.parts.some((part) => parts.some(({ mark }) => mark === part.mark)),
            ),
            label(word.text, parts, i),
          ];
        told = applyChange(told, await reader.update({ add: fresh, remove: gone, labels }));
        const whole = await read([...page.values()].reverse(), labels, classify);
        assert.deepEqual(reader.reading(), whole);
        assert.deepEqual(told, whole);
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

test("R: every mark is in exactly one number or rejected, or labelled", async () => {
  const marks = writeText("n", "35x7.41 -8 .x1-2");
  const reading = await readAll(marks);
  const parts = [
    ...reading.numbers.flatMap((number) => [...number.digits, ...number.signs].flatMap((item) => item.parts)),
    ...reading.rejected.flatMap((ink) => ink.parts),
  ];
  assert.deepEqual(parts.map((part) => part.mark).sort(), marks.map((mark) => mark.id).sort());
});
