import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import sharp from "sharp";
import type { InkMark } from "../core/reading/reading.ts";
import { writeText } from "../core/reading/testing/writing.ts";

type Item = {
  readonly file: string;
  readonly line: number | null;
  readonly text?: string;
  readonly error?: string;
  readonly numbers?: readonly {
    readonly text: string;
    readonly p: number;
    readonly candidates: readonly { readonly text: string; readonly p: number }[];
    readonly box: readonly number[];
    readonly digits: readonly { readonly label: string; readonly strokes: readonly number[] }[];
    readonly marks: readonly { readonly label: string; readonly strokes: readonly number[] }[];
  }[];
  readonly rejected?: readonly unknown[];
};

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "recognize-"));
let items: readonly Item[] = [];
let code: number | null = null;

const jsonOf = (text: string) => {
  const strokes = writeText("n", text).map((mark) => mark.samples.map(({ x, y }) => [x, y]));
  return JSON.stringify({ label: text, strokes });
};

before(async () => {
  const lines = [
    jsonOf("407"),
    "",
    "{not json",
    jsonOf("3.14"),
    '{"strokes":[[["a",1]]]}',
    '{"strokes":[[]]}',
    jsonOf("12 85"),
  ];
  writeFileSync(join(folder, "ink.jsonl"), lines.join("\n"));
  writeFileSync(join(folder, "packed.jsonl.gz"), gzipSync(`${jsonOf("-7")}\n`));
  writeFileSync(join(folder, "cut.jsonl.gz"), gzipSync(`${jsonOf("5")}\n`.repeat(500)).subarray(0, 200));
  writeFileSync(join(folder, "no-image.png"), "this is no image");
  writeFileSync(
    join(folder, "drawing.png"),
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
  );
  await draw("white.png", { paper: "#fff", ink: "#111" });
  await draw("black.png", { paper: "#000", ink: "#eee" });
  await draw("shade.jpg", { paper: "url(#shade)", ink: "#223" });
  await sharp({ create: { width: 80, height: 60, channels: 3, background: "#fff" } })
    .png()
    .toFile(join(folder, "empty.png"));
  const files = ["ink.jsonl", "packed.jsonl.gz", "white.png", "black.png", "shade.jpg", "empty.png"];
  const broken = ["cut.jsonl.gz", "no-image.png", "drawing.png", "missing.jsonl"];
  const run = await recognize([...files, ...broken]);
  code = run.code;
  items = run.lines.map((line): Item => JSON.parse(line));
});
after(() => rmSync(folder, { recursive: true }));

function recognize(files: readonly string[]): Promise<{ code: number | null; lines: readonly string[] }> {
  const child = spawn(process.execPath, ["--import", "tsx", "model/recognize.ts", ...files], {
    cwd: ROOT,
    env: { ...process.env, INIT_CWD: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  return new Promise((resolve) => {
    child.on("close", (exit) => resolve({ code: exit, lines: out.trim().split("\n") }));
  });
}

/** "407" drawn with a pen of 9 px, 20 px from the image's left and top. */
async function draw(name: string, { paper, ink }: { paper: string; ink: string }): Promise<void> {
  const path = (mark: InkMark) => `M${mark.samples.map(({ x, y }) => `${x} ${y}`).join("L")}`;
  const lines = writeText("n", "407", { x: 20, y: 20 })
    .map(
      (mark) =>
        `<path d="${path(mark)}" fill="none" stroke="${ink}" stroke-width="9" stroke-linecap="round"/>`,
    )
    .join("");
  const shade = `<defs><linearGradient id="shade"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#777"/></linearGradient></defs>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="140">${shade}<rect width="300" height="140" fill="${paper}"/>${lines}</svg>`;
  await sharp(Buffer.from(svg)).flatten({ background: "#fff" }).toFile(join(folder, name));
}

const of = (file: string, line: number | null) =>
  items.find((item) => item.file === file && item.line === line);

test("ink is read line by line, in order, and a broken line does not stop the rest", () => {
  const texts = items
    .filter(({ file }) => file === "ink.jsonl")
    .map(({ line, text, error }) => [line, text ?? Boolean(error)]);
  assert.deepEqual(texts, [
    [1, "407"],
    [3, true],
    [4, "3.14"],
    [5, true],
    [6, ""],
    [7, "12 85"],
  ]);
  assert.equal(code, 1);
});

test("digits name their strokes, and signs stand apart from them", () => {
  const [number] = of("ink.jsonl", 4)?.numbers ?? [];
  assert.deepEqual(
    number?.digits.map(({ label, strokes }) => [label, strokes]),
    [
      ["3", [0]],
      ["1", [2]],
      ["4", [3, 4]],
    ],
  );
  assert.deepEqual(
    number?.marks.map(({ label, strokes }) => [label, strokes]),
    [[".", [1]]],
  );
  const [minus] = of("packed.jsonl.gz", 1)?.numbers ?? [];
  assert.equal(minus?.text, "-7");
});

test("candidates begin with the winner, descend and sum to at most 1", () => {
  for (const { numbers = [] } of items) {
    for (const { text, p, candidates } of numbers) {
      assert.deepEqual(candidates[0], { text, p });
      assert.ok(candidates.every((other, i) => other.p <= (candidates[i - 1]?.p ?? 1)));
      assert.ok(candidates.reduce((sum, other) => sum + other.p, 0) <= 1);
    }
  }
});

test("images of white, black and shaded paper are read, with boxes in their pixels", () => {
  for (const file of ["white.png", "black.png", "shade.jpg"]) {
    const item = of(file, null);
    assert.equal(item?.text, "407", file);
    const [x = 0, y = 0, w = 0, h = 0] = item?.numbers?.[0]?.box ?? [];
    for (const [value, wanted] of [
      [x, 15.5],
      [y, 15.5],
      [w, 247],
      [h, 109],
    ] as const)
      assert.ok(Math.abs(value - wanted) < 5, `${file}: ${x} ${y} ${w} ${h}`);
    assert.deepEqual(item?.numbers?.[0]?.digits[0]?.strokes, []);
  }
});

test("an empty image has nothing to read, and what is no image says so", () => {
  const { file, line, text, numbers, rejected } = of("empty.png", null) ?? {};
  assert.deepEqual(
    { file, line, text, numbers, rejected },
    { file: "empty.png", line: null, text: "", numbers: [], rejected: [] },
  );
  for (const broken of ["no-image.png", "drawing.png", "missing.jsonl", "cut.jsonl.gz"])
    assert.ok(
      items.some(({ file: name, error }) => name === broken && error),
      broken,
    );
});
