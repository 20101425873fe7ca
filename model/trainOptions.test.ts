import assert from "node:assert/strict";
import { basename, dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { requested } from "./trainOptions.ts";

const here = dirname(fileURLToPath(import.meta.url));

function asked(...words: string[]) {
  const request = requested(words, here);
  if (request === "help") throw new Error("no plan");
  return request;
}

test("files belong to the option before them, and lie where the caller stands", () => {
  const { plan } = asked("--ink", "train.ts", "run.ts", "--images", "batch.ts", "loss.ts");
  assert.deepEqual(
    plan.inkFiles.slice(-2).map((path) => basename(path)),
    ["train.ts", "run.ts"],
  );
  assert.deepEqual(
    plan.photoFiles.slice(-2).map((path) => basename(path)),
    ["batch.ts", "loss.ts"],
  );
});

test("a plan of other words has another folder, the same words the same one", () => {
  assert.equal(asked("--seed", "3").plan.folder, asked("--seed", "3").plan.folder);
  const folders = [
    [],
    ["--quick"],
    ["--final"],
    ["--seed", "2"],
    ["--leave-out", "0"],
    ["--steps", "7"],
    ["--for", "ink"],
  ].map((words) => asked(...words).plan.folder);
  assert.equal(new Set(folders).size, folders.length);
});

test("what cannot be meant is refused in words", () => {
  assert.throws(() => asked("train.ts"), /follows no --ink or --images/);
  assert.throws(() => asked("--ink", "nowhere.jsonl"), /there is no file .*nowhere\.jsonl/);
  assert.throws(() => asked("--steps", "many"), /--steps takes a whole number from 1 on, not many/);
  assert.throws(() => asked("--sed", "1"), /Unknown option/);
  assert.throws(() => asked("--for", "fun"), /--for takes images, ink or both, not fun/);
  assert.throws(() => asked("--for", "images"), /needs --out FOLDER/);
});
