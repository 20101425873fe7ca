import assert from "node:assert/strict";
import { before, test } from "node:test";
import { z } from "zod";
import { readJson, refusalOfForeign, refuseForNow } from "./request.ts";

const json = { "content-type": "application/json" };
const Name = z.strictObject({ name: z.string() });

before(() => {
  Reflect.set(globalThis, Symbol.for("digitboard"), { publicUrl: "https://board.example" });
});

function request(headers: Record<string, string>, body = '{"name":"a"}'): Request {
  return new Request("http://inside:3000/api/boards", { method: "POST", headers, body });
}

async function statusOf(headers: Record<string, string>, body?: string): Promise<number> {
  const read = await readJson(request(headers, body), Name);
  return read.ok ? 200 : read.response.status;
}

test("what another site sends is refused, whichever of the two headers tells of it", () => {
  const foreign = [
    { origin: "https://evil.example", host: "board.example" },
    { origin: "null" },
    { origin: "https://board.example.evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) assert.equal(refusalOfForeign(request(headers))?.status, 403);
});

test("what our own pages or programs without cookies send is taken", () => {
  const own = [
    { origin: "https://board.example" },
    { origin: "http://192.0.2.7:3000", host: "192.0.2.7:3000" },
    { origin: "https://tls.example", host: "inside", "x-forwarded-host": "tls.example" },
    { "sec-fetch-site": "same-origin" },
    {},
  ];
  for (const headers of own) assert.equal(refusalOfForeign(request(headers)), undefined);
});

test("a body is JSON of the right shape and size, or refused in words", async () => {
  assert.equal(await statusOf(json), 200);
  assert.equal(await statusOf({ "content-type": "application/json; charset=utf-8" }), 200);
  assert.equal(await statusOf({ "content-type": "text/plain" }), 415);
  assert.equal(await statusOf(json, "{"), 400);
  assert.equal(await statusOf(json, '{"name":"a","admin":true}'), 400);
  assert.equal(
    await statusOf(json, JSON.stringify({ name: "a\u0000b" })),
    400,
    "the database cannot keep U+0000",
  );
  assert.equal(await statusOf(json, JSON.stringify({ name: "a\\u0000b" })), 200, "words about it are fine");
  assert.equal(await statusOf(json, JSON.stringify({ name: "a".repeat(600_000) })), 413);
});

test("who has to wait is told for how long, in words and in Retry-After", async () => {
  const response = refuseForNow(125_000);
  assert.equal(response.status, 429);
  assert.equal(response.headers.get("retry-after"), "125");
  assert.match(await response.text(), /3 minutes/);
});
