import assert from "node:assert/strict";
import { test } from "node:test";
import { addressIn, imageAt } from "./address.ts";

const SITE = "https://digits.example.org";
const ID = "V1StGXR8_Z5jdHi6B-myT";
const given = (type: string, text: string) => addressIn({ getData: (each) => (each === type ? text : "") });

test("a text that is an address is one, a text with one in it is not", () => {
  assert.equal(given("text/plain", ` ${SITE}/result/${ID}\n`), `${SITE}/result/${ID}`);
  assert.equal(given("text/uri-list", `# a photo\r\n${SITE}/a.png\r\n`), `${SITE}/a.png`);
  for (const text of [
    "",
    "407",
    `see ${SITE}/a.png`,
    "javascript:alert(1)",
    "data:image/png;base64,AA",
    "http://",
  ])
    assert.equal(given("text/plain", text), undefined, text);
  assert.equal(addressIn(null), undefined);
});

test("only addresses of this site's images name one", () => {
  for (const path of [
    `/result/${ID}`,
    `/result/${ID}?from=mail#top`,
    `/api/images/${ID}/original`,
    `/api/images/${ID}`,
  ])
    assert.equal(imageAt(SITE + path, SITE), ID, path);
  for (const address of [
    `https://elsewhere.example.org/result/${ID}`,
    `http://digits.example.org/result/${ID}`,
    `${SITE}.evil.org/result/${ID}`,
    `${SITE}/board/${ID}`,
    `${SITE}/result/${ID}/../../api/account`,
    `${SITE}/api/images/${ID}/steps`,
    `${SITE}/result/short`,
  ])
    assert.equal(imageAt(address, SITE), undefined, address);
});
