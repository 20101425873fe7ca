import assert from "node:assert/strict";
import { test } from "node:test";
import { nextPath } from "./nextPath.ts";

test("after signing in one goes to a path of this site, never elsewhere", () => {
  assert.equal(nextPath("/board/abc?x=1#y"), "/board/abc?x=1#y");
  const elsewhere = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/a\\b",
    "/ evil",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:1",
    "",
  ];
  for (const wanted of [...elsewhere, undefined, ["/a", "/b"]]) assert.equal(nextPath(wanted), "/boards");
});
