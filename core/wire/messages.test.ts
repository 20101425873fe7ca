import assert from "node:assert/strict";
import { test } from "node:test";
import { Cursor, JoinRequest, WireOp } from "./messages.ts";
import { PASSING, REASONS } from "./reasons.ts";

const ID = "abcdefghijklmnop";
const BOX = { x: 0, y: 0, w: 10, h: 10 };
const DRAW = { kind: "draw", id: ID, pointer: "pen", color: 0, width: 4 };
const LABEL = { kind: "label", id: ID, parts: [{ mark: ID, from: 0, to: 3 }, { mark: ID }], text: "12" };

const PLACE = {
  kind: "place",
  id: ID,
  image: "abcdefghijklmnopqrstu",
  box: BOX,
  labels: [
    { blobs: [0, 1], text: "12", read: [{ text: "12", p: 0.5 }] },
    { blobs: [2], text: "-3" },
  ],
};

const GOOD: readonly unknown[] = [
  DRAW,
  { kind: "type", id: ID, text: "-1,234.5", box: BOX },
  PLACE,
  { ...PLACE, labels: [] },
  { kind: "hide", id: ID, marks: [ID] },
  { kind: "show", id: ID, marks: [ID] },
  LABEL,
  { ...LABEL, text: null },
  { kind: "unlabel", id: ID, label: ID },
];

const BAD: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  text: "draw",
  "another kind": { ...DRAW, kind: "drop" },
  "a forged author": { ...DRAW, author: "someone" },
  "a forged seq": { ...DRAW, seq: 1 },
  "a short id": { ...DRAW, id: "x" },
  "an id with a path": { ...DRAW, id: "../../etc/passwd" },
  "an unknown pointer": { ...DRAW, pointer: "laser" },
  "a color off the palette": { ...DRAW, color: 5 },
  "NaN for a color": { ...DRAW, color: Number.NaN },
  "a width no pen has": { ...DRAW, width: 3 },
  "words for a number": { kind: "type", id: ID, text: "seven", box: BOX },
  "a NaN box": { kind: "type", id: ID, text: "7", box: { ...BOX, x: Number.NaN } },
  "an endless box": { kind: "type", id: ID, text: "7", box: { ...BOX, w: Number.POSITIVE_INFINITY } },
  "a box inside out": { kind: "type", id: ID, text: "7", box: { ...BOX, w: -1 } },
  "no marks": { kind: "hide", id: ID, marks: [] },
  "too many marks": { kind: "hide", id: ID, marks: new Array(10_001).fill(ID) },
  "no parts": { ...LABEL, parts: [] },
  "an empty range": { ...LABEL, parts: [{ mark: ID, from: 3, to: 3 }] },
  "a negative range": { ...LABEL, parts: [{ mark: ID, from: -1 }] },
  "half a sample": { ...LABEL, parts: [{ mark: ID, from: 0.5 }] },
  "an image by a path": { ...PLACE, image: "../../../etc/passwd__" },
  "an image by an address": { ...PLACE, image: "https://example.org/i" },
  "an image's NaN box": { ...PLACE, box: { ...BOX, y: Number.NaN } },
  "blobs as JSON": { ...PLACE, blobs: [{ box: BOX, mask: [1] }] },
  "words read in an image": { ...PLACE, labels: [{ blobs: [0], text: "seven" }] },
  "words among candidates": { ...PLACE, labels: [{ blobs: [0], text: "7", read: [{ text: "<b>", p: 1 }] }] },
  "a chance above 1": { ...PLACE, labels: [{ blobs: [0], text: "7", read: [{ text: "7", p: 1.5 }] }] },
  "a NaN chance": { ...PLACE, labels: [{ blobs: [0], text: "7", read: [{ text: "7", p: Number.NaN }] }] },
  "a label of no blob": { ...PLACE, labels: [{ blobs: [], text: "7" }] },
  "a negative blob": { ...PLACE, labels: [{ blobs: [-1], text: "7" }] },
  "too many labels": { ...PLACE, labels: new Array(1_001).fill({ blobs: [0], text: "7" }) },
  "no text": { kind: "label", id: ID, parts: LABEL.parts },
};

test("W4 every kind of op is parsed, and anything else or more is refused", () => {
  for (const op of GOOD) assert.ok(WireOp.safeParse(op).success, JSON.stringify(op));
  for (const [what, op] of Object.entries(BAD)) assert.ok(!WireOp.safeParse(op).success, what);
});

test("W4 joins and cursors are parsed the same way", () => {
  const join = { version: 1, board: "a".repeat(22), since: 0 };
  assert.ok(JoinRequest.safeParse(join).success);
  for (const bad of [
    { ...join, board: "a" },
    { ...join, since: -1 },
    { ...join, since: 0.5 },
    { ...join, user: "x" },
    null,
  ]) {
    assert.ok(!JoinRequest.safeParse(bad).success, JSON.stringify(bad));
  }
  assert.ok(Cursor.safeParse({ x: 1, y: -2.5 }).success);
  for (const bad of [{ x: 1 }, { x: 1, y: Number.NaN }, { x: 1, y: 1e9 }, { x: 1, y: 2, peer: 3 }]) {
    assert.ok(!Cursor.safeParse(bad).success);
  }
});

test("W5 each reason is a sentence for a person, and those that pass are reasons", () => {
  for (const [reason, words] of Object.entries(REASONS)) assert.match(words, /^[A-Z].{20,}\.$/, reason);
  for (const reason of PASSING) assert.ok(reason in REASONS);
});
