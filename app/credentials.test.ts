import assert from "node:assert/strict";
import { test } from "node:test";
import { BOARD_NAME, EMAIL, PASSWORD, PERSON_NAME } from "./credentials.ts";

test("a password has 8 to 128 characters, counted as a person counts them, and any are allowed", () => {
  assert.equal(PASSWORD.safeParse("1234567").success, false);
  assert.equal(PASSWORD.safeParse("12345678").success, true);
  assert.equal(PASSWORD.safeParse("🐢".repeat(7)).success, false);
  assert.equal(PASSWORD.safeParse("🐢".repeat(128)).success, true);
  assert.equal(PASSWORD.safeParse("a".repeat(129)).success, false);
  assert.equal(PASSWORD.parse("  spaces stay  "), "  spaces stay  ");
});

test("an e-mail address looks like one, and is trimmed", () => {
  assert.equal(EMAIL.parse(" name@example.org "), "name@example.org");
  for (const wrong of [
    "",
    "name",
    "name@example",
    "@example.org",
    "na me@example.org",
    "a@b..org",
    "a@b.org.",
    "a\u0000@b.org",
    "a@b\u0007.org",
  ]) {
    assert.equal(EMAIL.safeParse(wrong).success, false, wrong);
  }
});

test("names are one line without invisible characters; a board needs one, a person does not", () => {
  assert.equal(PERSON_NAME.parse(" Ada\n\u202eLovelace\u0000 "), "Ada Lovelace");
  assert.equal(PERSON_NAME.parse("  "), "");
  assert.equal(PERSON_NAME.safeParse("a".repeat(41)).success, false);
  assert.equal(BOARD_NAME.safeParse(" \u200b ").success, false);
  assert.equal(BOARD_NAME.safeParse("a".repeat(81)).success, false);
});
