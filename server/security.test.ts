import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = new URL("..", import.meta.url);
const TABLE = readFileSync(new URL("SECURITY.md", import.meta.url), "utf8");
const rows = TABLE.split("\n").filter((line) => line.startsWith("| V"));

/** The rows of the table, each with the tests it names. */
function named(row: string): readonly { readonly file: string; readonly title: string }[] {
  return [...row.matchAll(/`([^`]+(?:\.test|\.spec|Contract)\.ts)` “([^”]+)”/g)].map(
    ([, file = "", title = ""]) => ({ file, title }),
  );
}

test("each item of SECURITY.md names tests that are there", () => {
  assert.ok(rows.length >= 30);
  for (const row of rows) {
    const tests = named(row);
    assert.ok(tests.length > 0, row);
    assert.equal(tests.length, row.match(/“/g)?.length, `each quotation has a test's file before it: ${row}`);
    for (const { file, title } of tests) {
      const source = readFileSync(fileURLToPath(new URL(encodeURI(file), ROOT)), "utf8");
      const isThere = ["test", "it"].some((call) =>
        ['"', "`"].some((quote) => source.includes(`${call}(${quote}${title}`)),
      );
      assert.ok(isThere, `${file} has no test “${title}…”`);
    }
  }
});

test("each item of SECURITY.md stands once, in the order of the standard", () => {
  const firsts = rows.map((row) => {
    const [, ...parts] = /^\| V(\d+)\.(\d+)(?:\.(\d+))?/.exec(row) ?? [];
    return parts.map((part) => String(part ?? 0).padStart(3, "0")).join(".");
  });
  assert.deepEqual(firsts, [...new Set(firsts)].sort());
});
