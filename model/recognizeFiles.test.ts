import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import sharp, { type Sharp } from "sharp";
import { writeText } from "../core/reading/testing/writing.ts";
import { pdfOf } from "./files/testing/pdfOf.ts";

type Item = Readonly<Record<string, unknown>> & { readonly file: string; readonly text?: string };
type Box = readonly [number, number, number, number];

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SIZE = { width: 300, height: 140 };
let [home, code, progress, items]: [string, number | null, string, readonly Item[]] = ["", null, "", []];

/** "407", 20 pixels from the left and top of white paper. */
function paper(): Sharp {
  const lines = writeText("n", "407", { x: 20, y: 20 }).map(
    ({ samples }) =>
      `<path d="M${samples.map(({ x, y }) => `${x} ${y}`).join("L")}" fill="none" stroke="#112" stroke-width="9" stroke-linecap="round"/>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="#fff"/>${lines.join("")}</svg>`,
    ),
  ).flatten({ background: "#fff" });
}

/** Runs it as npm does: in the project's folder, INIT_CWD telling where the caller is. */
async function recognize(...files: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "model/recognize.ts", ...files], {
    cwd: ROOT,
    env: { ...process.env, INIT_CWD: home, TF_CPP_MIN_LOG_LEVEL: "2" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    progress += chunk;
  });
  code = await new Promise((resolve) => child.on("close", resolve));
  items = out
    .trim()
    .split("\n")
    .map((line): Item => JSON.parse(line));
}

before(async () => {
  home = await mkdtemp(join(tmpdir(), "recognize-files-"));
  await mkdir(join(home, "scans/deeper"), { recursive: true });
  const jpeg = await paper().jpeg({ quality: 95 }).toBuffer();
  const page = { ...SIZE, draws: "", jpeg: { ...SIZE, jpeg } };
  await paper().png().toFile(join(home, "scans/b.png"));
  await writeFile(join(home, "scans/a.pdf"), pdfOf([page, { ...SIZE, draws: "/Missing Do (" }, page]));
  await writeFile(join(home, "scans/deeper/cut.jpg"), jpeg.subarray(0, jpeg.length / 2));
  await writeFile(join(home, "scans/notes.txt"), "no image");
  await mkdir(join(home, "turned"));
  for (let orientation = 1; orientation <= 8; orientation++)
    await sharp(jpeg)
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toFile(join(home, `turned/${orientation}.jpg`));
  await mkdir(join(home, "sideways"));
  for (const [orientation, turn] of [
    [3, 180],
    [6, 270],
    [8, 90],
  ] as const)
    await sharp(await paper().rotate(turn).toBuffer())
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toFile(join(home, `sideways/${orientation}.jpg`));
  await paper().blur(30).png().toFile(join(home, "blurred.png"));
  await recognize("scans", join(home, "turned"), "./scans/b.png", "sideways", "blurred.png", "nowhere.png");
});
after(() => rm(home, { recursive: true }));

test("a folder stands for the files in it, by name, its folders' too; a PDF for its pages; what is broken for an error", () => {
  const told = items.map(({ file, page, line, text, error }) => [file, page, line, text ?? typeof error]);
  const turned = [1, 2, 3, 4, 5, 6, 7, 8].map((each) => join(home, `turned/${each}.jpg`));
  assert.deepEqual(told, [
    ["scans/a.pdf", 1, null, "407"],
    ["scans/a.pdf", 2, null, "string"],
    ["scans/a.pdf", 3, null, "407"],
    ["scans/b.png", undefined, null, "407"],
    ["scans/deeper/cut.jpg", undefined, null, "string"],
    ...turned.map((file) => [file, undefined, null, "407"]),
    ["./scans/b.png", undefined, null, "407"],
    ...[3, 6, 8].map((each) => [`sideways/${each}.jpg`, undefined, null, "407"]),
    ["blurred.png", undefined, null, "string"],
    ["nowhere.png", undefined, null, "string"],
  ]);
  assert.match(String(items.at(-2)?.["error"]), /too blurred/);
  assert.equal(code, 1);
});

test("whatever EXIF says of its orientation, boxes are in the pixels as they are stored", () => {
  const boxes = items.filter(({ file }) => file.includes("turned")).map(boxOf);
  assert.equal(boxes.length, 8);
  for (const [x, y, w, h] of boxes) {
    for (const [value, wanted] of [
      [x, 15.5],
      [y, 15.5],
      [w, 247],
      [h, 109],
    ] as const)
      assert.ok(Math.abs(value - wanted) < 5, `${[x, y, w, h]}`);
  }
});

test("a photo whose pixels lie on their side is read as EXIF has it seen, and boxes are in its pixels all the same", () => {
  const boxes = items.filter(({ file }) => file.startsWith("sideways")).map(boxOf);
  const { width, height } = SIZE;
  const wanted = [
    [width - 15.5 - 247, height - 15.5 - 109, 247, 109],
    [15.5, width - 15.5 - 247, 109, 247],
    [height - 15.5 - 109, 15.5, 109, 247],
  ];
  boxes.forEach((box, i) => {
    box.forEach((value, side) => {
      assert.ok(Math.abs(value - (wanted[i]?.[side] ?? 0)) < 6, `${i}: ${box}`);
    });
  });
  assert.equal(boxes.length, 3);
});

test("a PDF's boxes are in points from its page's left and top", () => {
  const [x, y, w, h] = boxOf(items[0]); // this page's pixels are as large as its points
  assert.ok(Math.abs(x - 15.5) < 5 && Math.abs(y - 15.5) < 5, `${[x, y]}`);
  assert.ok(Math.abs(w - 247) < 6 && Math.abs(h - 109) < 6, `${[w, h]}`);
});

test("each answer has these keys and no other, in this order", () => {
  const [pdf, , , png, cut] = items;
  assert.deepEqual(Object.keys(pdf ?? {}), ["file", "line", "page", "text", "numbers", "rejected"]);
  assert.deepEqual(Object.keys(cut ?? {}), ["file", "line", "error"]);
  assert.deepEqual(shapeOf(png), {
    file: "string",
    line: "null",
    text: "string",
    numbers: {
      text: "string",
      p: "number",
      candidates: { text: "string", p: "number" },
      box: "number",
      digits: {
        label: "string",
        p: "number",
        candidates: { label: "string", p: "number" },
        box: "number",
        strokes: "nothing",
      },
      marks: "nothing",
    },
    rejected: "nothing",
  });
});

test("how far it is goes to stderr, and nothing but answers to stdout", () => {
  assert.match(progress, /\[#{24}\] 17 of 17, 0 s left: nowhere\.png/);
});

function boxOf(item: Item | undefined): Box {
  const [number]: readonly { readonly box: Box }[] = JSON.parse(JSON.stringify(item?.numbers ?? []));
  assert.ok(number);
  return number.box;
}

/** Names of types in the place of values, and of each list its first item's. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : shapeOf(value[0]);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]));
}
