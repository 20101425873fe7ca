import assert from "node:assert/strict";
import { test } from "node:test";
import { statusText } from "./statusText.ts";

test("the connection is said in words that begin with what it is", () => {
  const status = { line: "up", isJoined: true, waiting: 0, isSlow: false } as const;
  assert.equal(statusText(status), "Connected");
  assert.equal(statusText({ ...status, isSlow: true, waiting: 1 }), "Connected, 1 stroke being saved");
  assert.equal(statusText({ ...status, isJoined: false }), "Reconnecting, your writing is kept");
  assert.equal(statusText({ ...status, line: "down" }), "Reconnecting, your writing is kept");
  assert.equal(statusText({ ...status, line: "cut", waiting: 3 }), "Offline, 3 strokes waiting");
  assert.equal(statusText({ ...status, line: "cut" }), "Offline, your writing is kept");
});
