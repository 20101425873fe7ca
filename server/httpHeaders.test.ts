import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { test } from "node:test";
import { createHttp, listen } from "./http.ts";
import type { Reached } from "./httpOrigin.ts";

async function answersOf(reached: Reached, headers: Record<string, string>, times = 1, path = "/") {
  const seen: (string | undefined)[] = [];
  const http = createHttp({
    reached,
    isDevelopment: false,
    health: () => undefined,
    pages: () => async (asked, response) => {
      seen.push(String(asked.headers["content-security-policy"]));
      response.end();
    },
    onFault: (error) => {
      throw error;
    },
  });
  const port = await listen(http, 0, "127.0.0.1");
  const answers = [];
  for (let n = 0; n < times; n++) {
    const asked = request({ port, host: "127.0.0.1", method: "POST", path, headers }).end();
    const [answer] = await once(asked, "response");
    answer.resume();
    answers.push(answer);
  }
  http.close();
  http.closeAllConnections();
  return { answers, seen };
}
const DIRECT = { trustedProxies: 0, publicOrigin: undefined };

test("scripts run by a nonce that no two answers share, which the pages are told; no inline script else", async () => {
  const { answers, seen } = await answersOf(
    DIRECT,
    { "x-nonce": "mine", "content-security-policy": "none" },
    2,
  );
  const policies = answers.map(({ headers }) => String(headers["content-security-policy"]));
  assert.deepEqual(policies, seen);
  assert.notEqual(policies[0], policies[1]);
  for (const policy of policies) {
    assert.match(policy, /script-src 'self' 'nonce-[\w+/]{24}' 'strict-dynamic' 'wasm-unsafe-eval';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /object-src 'none'/);
  }
});

test("every answer says nosniff, no frames, no referrer to others; HSTS where people come by https, and only there", async () => {
  const [plain] = (await answersOf(DIRECT, { "x-forwarded-proto": "https" })).answers;
  assert.equal(plain.headers["x-content-type-options"], "nosniff");
  assert.equal(plain.headers["x-frame-options"], "DENY");
  assert.equal(plain.headers["referrer-policy"], "same-origin");
  assert.match(plain.headers["permissions-policy"], /microphone=\(\)/);
  assert.equal(plain.headers["strict-transport-security"], undefined);
  const [safe] = (await answersOf({ ...DIRECT, publicOrigin: "https://board.example" }, {})).answers;
  assert.match(safe.headers["strict-transport-security"], /^max-age=31536000/);
});

test("a body larger than any route takes is refused before it is read", async () => {
  const { answers, seen } = await answersOf(DIRECT, { "content-length": String(17 * 1024 * 1024) });
  assert.equal(answers[0].statusCode, 413);
  assert.deepEqual(seen, []);
});

test("a picture that a person gave runs nothing, even when it is opened by itself", async () => {
  for (const path of ["/api/images/a/original", "/api/boards/a/thumbnail?on=dark"]) {
    const { answers } = await answersOf(DIRECT, {}, 1, path);
    const policy = String(answers[0]?.headers["content-security-policy"]);
    assert.match(policy, /^default-src 'none';.*; sandbox$/, path);
    assert.doesNotMatch(policy, /script|allow/);
  }
});
