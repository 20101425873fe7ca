import assert from "node:assert/strict";
import { test } from "node:test";
import { statusText } from "./statusText.ts";

test("the connection is said in words that begin with what it is", () => {
  const status = { line: "up", isJoined: true, waiting: 0, isSlow: false, seenMs: undefined } as const;
  assert.equal(statusText(status), "Connected");
  assert.equal(statusText({ ...status, isSlow: true, waiting: 1 }), "Connected, 1 stroke being saved");
  assert.equal(statusText({ ...status, isJoined: false }), "Reconnecting, your writing is kept");
  assert.equal(statusText({ ...status, line: "down" }), "Reconnecting, your writing is kept");
  assert.equal(statusText({ ...status, line: "cut", waiting: 3 }), "Offline, 3 strokes waiting");
  assert.equal(statusText({ ...status, line: "cut" }), "Offline, your writing is kept");
});

test("a board that only this browser remembers is said to be as of then", () => {
  const status = { line: "cut", isJoined: false, waiting: 0, isSlow: false, seenMs: 7 } as const;
  const timeOf = (ms: number) => `0:0${ms}`;
  assert.equal(statusText(status, timeOf), "Offline, board as of 0:07");
  assert.equal(statusText({ ...status, waiting: 2 }, timeOf), "Offline, 2 strokes waiting, board as of 0:07");
  assert.equal(statusText({ ...status, line: "down" }, timeOf), "Reconnecting, board as of 0:07");
});
