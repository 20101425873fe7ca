import assert from "node:assert/strict";
import { test } from "node:test";
import { hash, verify } from "@node-rs/argon2";
import { createPasswords } from "./password.ts";

test("a password's hash is argon2id with 19 MiB, two passes and one lane", async () => {
  const kept = await createPasswords().hash("correct horse");
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("only the password that made a hash matches it, however its letters were composed", async () => {
  const passwords = createPasswords();
  const kept = await passwords.hash("p\u00e4ssw\u00f6rt");
  assert.equal(await passwords.matches("pa\u0308sswo\u0308rt", kept), true);
  assert.equal(await passwords.matches("passwort", kept), false);
});

test("without a kept hash the same work is done, and nothing matches", async () => {
  const costs: string[] = [];
  const counted: typeof verify = (kept, ...rest) => {
    costs.push(String(kept).split("$").slice(1, 4).join("$"));
    return verify(kept, ...rest);
  };
  const passwords = createPasswords({ hash, verify: counted });
  const kept = await passwords.hash("correct horse");
  assert.equal(await passwords.matches("wrong horse", kept), false);
  assert.equal(await passwords.matches("no account has this password", null), false);
  assert.equal(costs.length, 2);
  assert.equal(costs[0], costs[1]);
});

test("a hash made at less than today's cost, or by another function, is weak", async () => {
  const { isWeak } = createPasswords();
  assert.equal(
    isWeak(await hash("correct horse", { memoryCost: 19_456, timeCost: 2, parallelism: 1 })),
    false,
  );
  assert.equal(
    isWeak(await hash("correct horse", { memoryCost: 65_536, timeCost: 3, parallelism: 1 })),
    false,
  );
  assert.equal(isWeak(await hash("correct horse", { memoryCost: 8_192, timeCost: 2, parallelism: 1 })), true);
  assert.equal(
    isWeak(await hash("correct horse", { memoryCost: 19_456, timeCost: 1, parallelism: 1 })),
    true,
  );
  assert.equal(isWeak("$2b$12$abcdefghijklmnopqrstuv"), true);
});
