import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { TENSORFLOW_THREADS } from "../threadLimits.ts";
import { answerOf } from "./readingProcess.ts";

describe("a process that is measured", () => {
  const folder = mkdtempSync(join(tmpdir(), "digitboard-measured-"));
  after(() => rmSync(folder, { recursive: true }));
  const programOf = (name: string, text: string) => {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, text);
    return file;
  };

  it("is set up as one that reads for people, and its last line is the answer", async () => {
    const names = JSON.stringify(Object.keys(TENSORFLOW_THREADS));
    const found = `Object.fromEntries(${names}.map((name) => [name, process.env[name]]))`;
    const program = programOf("threads", `console.log("a note"); console.log(JSON.stringify(${found}));`);
    assert.deepEqual(await answerOf(program), { ...TENSORFLOW_THREADS });
  });

  it("that fails gives no answer", async () => {
    await assert.rejects(answerOf(programOf("fails", `console.log("{}"); process.exit(3);`)));
  });
});
