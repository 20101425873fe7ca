import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { test } from "node:test";
import { isHttps, originFault, type Reached, settleForwarded } from "./httpOrigin.ts";

const DIRECT: Reached = { trustedProxies: 0, publicOrigin: undefined };
const PROXIED: Reached = { trustedProxies: 1, publicOrigin: undefined };
const CLAIMS = {
  host: "inner:3000",
  "x-forwarded-for": "203.0.113.9, 198.51.100.7",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "board.example",
  forwarded: "for=203.0.113.9",
};

function settled(headers: Record<string, string>, reached: Parameters<typeof settleForwarded>[1]) {
  const request = new IncomingMessage(new Socket());
  request.headers = { ...headers };
  settleForwarded(request, reached);
  return request.headers;
}

test("without a trusted proxy nobody's word on where they come from is believed", () => {
  const headers = settled(CLAIMS, DIRECT);
  assert.equal(headers["x-forwarded-for"], "unknown");
  assert.equal(headers["x-forwarded-proto"], "http");
  assert.equal(headers["x-forwarded-host"], "inner:3000");
  assert.equal(headers.forwarded, undefined);
  assert.equal(isHttps(headers, DIRECT), false);
});

test("behind proxies the client's address is the one that the outermost of them saw", () => {
  assert.equal(settled(CLAIMS, PROXIED)["x-forwarded-for"], "198.51.100.7");
  assert.equal(settled(CLAIMS, { ...PROXIED, trustedProxies: 2 })["x-forwarded-for"], "203.0.113.9");
  assert.equal(settled(CLAIMS, { ...PROXIED, trustedProxies: 5 })["x-forwarded-for"], "203.0.113.9");
  assert.equal(isHttps(settled(CLAIMS, PROXIED), PROXIED), true);
});

test("a page of this site, by its host, the proxy's host or the public address, is let in, and no other", () => {
  const asks = (origin: string | undefined, headers: Record<string, string> = {}, reached = DIRECT) =>
    originFault(
      { host: "Board.local:3000", ...headers, ...(origin === undefined ? {} : { origin }) },
      reached,
    ) === undefined;
  assert.ok(asks("http://board.local:3000"));
  assert.ok(!asks("http://board.local"));
  assert.ok(!asks("http://other.local:3000"));
  assert.ok(!asks("null"));
  assert.ok(asks("https://board.example", { "x-forwarded-host": "board.example" }));
  assert.ok(asks("https://board.example", {}, { ...DIRECT, publicOrigin: "https://board.example" }));
  assert.ok(!asks("http://board.example", {}, { ...DIRECT, publicOrigin: "https://board.example" }));
  assert.ok(asks(undefined));
  assert.ok(asks(undefined, { "sec-fetch-site": "same-origin" }));
  assert.ok(!asks(undefined, { "sec-fetch-site": "cross-site" }));
});
