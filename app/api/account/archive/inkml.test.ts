import assert from "node:assert/strict";
import { test } from "node:test";
import { replay } from "../../../../core/board/apply.ts";
import { EMPTY_BOARD } from "../../../../core/board/board.ts";
import type { Op } from "../../../../core/board/op.ts";
import { inkmlOf } from "./inkml.ts";

/** What the schema of InkML (W3C, 2011) lets each element hold and bear, of those that are written here. */
const SCHEMA: Readonly<Record<string, { readonly holds: string; readonly bears: string }>> = {
  ink: {
    holds: "definitions context trace traceGroup traceView annotation annotationXML",
    bears: "documentID",
  },
  definitions: { holds: "brush context traceFormat timestamp trace traceGroup", bears: "" },
  traceFormat: { holds: "channel", bears: "xml:id" },
  channel: { holds: "", bears: "xml:id name type default min max orientation respectTo units" },
  timestamp: { holds: "", bears: "xml:id time timestampRef timeString timeOffset" },
  context: { holds: "", bears: "xml:id contextRef traceFormatRef inkSourceRef brushRef timestampRef" },
  brush: { holds: "brushProperty annotation", bears: "xml:id brushRef" },
  brushProperty: { holds: "", bears: "name value units" },
  traceGroup: { holds: "trace traceGroup annotation", bears: "xml:id contextRef brushRef" },
  trace: { holds: "", bears: "xml:id type continuation contextRef brushRef duration timeOffset" },
  annotation: { holds: "", bears: "type encoding" },
};
const WHOLE = { "xml:id": /^[A-Za-z_][\w.-]*$/, time: /^\d+$/, timeOffset: /^-?\d+$/, duration: /^\d+$/ };

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string };

/** All elements, each held by one that may hold it, bearing what it may; ids are unique and references lead to one. */
function elementsOf(xml: string): readonly Element[] {
  const [declaration = "", ...rest] = xml.split("\n");
  assert.match(declaration, /^<\?xml version="1.0" encoding="UTF-8"\?>$/);
  const [open, all]: [Element[], Element[]] = [[], []];
  for (const [, close, name = "", bears = "", single, text = ""] of rest
    .join("\n")
    .matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>([^<]*)/g)) {
    if (close === "/") {
      assert.equal(open.pop()?.name, name);
      continue;
    }
    const attributes = Object.fromEntries(
      [...bears.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
    );
    const holder = open.at(-1)?.name;
    if (holder === undefined) assert.equal(attributes.xmlns, "http://www.w3.org/2003/InkML");
    else assert.ok(SCHEMA[holder]?.holds.split(" ").includes(name), `${name} in ${holder}`);
    for (const [key, value] of Object.entries(attributes)) {
      if (key !== "xmlns") assert.ok(SCHEMA[name]?.bears.split(" ").includes(key), `${key} of ${name}`);
      assert.match(value, Reflect.get(WHOLE, key) ?? /./, `${key} of ${name}`);
    }
    const element = { name, attributes, text };
    all.push(element);
    if (single !== "/") open.push(element);
  }
  assert.deepEqual(open, []);
  const ids = all.flatMap(({ attributes }) => attributes["xml:id"] ?? []);
  assert.equal(new Set(ids).size, ids.length);
  const led = all.flatMap(({ attributes }) => Object.entries(attributes));
  for (const [key, value] of led) if (key.endsWith("Ref")) assert.ok(ids.includes(value.slice(1)), value);
  return all;
}

const samples = [
  { x: 1.25, y: -2, t: 0, pressure: 0.5 },
  { x: 3, y: 4.5, t: 8, pressure: 1 },
];
const draw = (id: string, color: number): Op => {
  return { kind: "draw", id, stroke: { id, pointer: "pen", pen: { color, width: 4 }, samples } };
};
const entry = (seq: number, author: string, op: Op) => ({
  seq,
  author,
  atMs: 1_700_000_000_000 + seq * 100,
  op,
});
const board = replay(
  [
    entry(1, "ada", draw("-1aaaaaaaaaaaaaa", 0)),
    entry(2, "bo", draw("0bbbbbbbbbbbbbbb", 2)),
    entry(3, "ada", draw("cccccccccccccccc", 0)),
    entry(4, "ada", { kind: "hide", id: "d", marks: ["cccccccccccccccc"] }),
    entry(5, "bo", { kind: "type", id: "e", text: "12", box: { x: 0, y: 0, w: 9, h: 9 } }),
  ],
  EMPTY_BOARD,
);

test("a board's ink is InkML of the schema's shape: a trace a stroke, with time and pressure, by who wrote it", () => {
  const all = elementsOf([...inkmlOf(board, new Map([["ada", 'A<d>&"a\u0001']]))].join(""));
  const named = (name: string) => all.filter((each) => each.name === name);
  assert.deepEqual(
    named("channel").map(({ attributes }) => attributes.name),
    ["X", "Y", "F", "T"],
  );
  assert.equal(named("timestamp")[0]?.attributes.time, "1700000000092");
  assert.deepEqual(
    named("trace").map(({ attributes, text }) => [attributes.timeOffset, attributes.duration, text]),
    ["0", "100", "200"].map((began) => [began, "8", "1.3 -2 0.500 0, 3 4.5 1.000 8"]),
  );
  assert.equal(named("brush").length, 2);
  assert.deepEqual(
    named("annotation").map(({ text }) => text),
    ["A&lt;d&gt;&amp;&quot;a", "A&lt;d&gt;&amp;&quot;a", "erased"],
  );
});

test("a board without ink is InkML too", () => {
  assert.ok(elementsOf([...inkmlOf(EMPTY_BOARD, new Map())].join("")).length > 5);
});
