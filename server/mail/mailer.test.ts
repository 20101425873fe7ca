import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createLog } from "../log.ts";
import { confirmLetter } from "./letters.ts";
import { createMailer } from "./mailer.ts";
import { openInbox } from "./testing/inbox.ts";

const LINK = `https://board.example.org/confirm/${"a".repeat(32)}`;
const letter = confirmLetter("ada@example.org", "Ada", LINK);
const from = "Digitboard <board@example.org>";
const silent = createLog("silent");

test("a letter reaches a real SMTP server, from and to whom it should, its link in one piece", async () => {
  const inbox = await openInbox();
  const mailer = createMailer({ smtpUrl: inbox.url, from, folder: tmpdir(), log: silent });
  assert.equal(mailer.delivers, true);
  mailer.send(letter);
  const { to, source } = await inbox.next("ada@example.org", /./);
  assert.deepEqual(to, ["ada@example.org"]);
  assert.match(source, /^From: Digitboard <board@example\.org>\r$/m);
  assert.ok(source.includes(`\r\n${LINK}\r\n`), source);
  await mailer.close();
  await inbox.close();
});

test("an address cannot bring more headers or recipients along", async () => {
  const inbox = await openInbox();
  const mailer = createMailer({ smtpUrl: inbox.url, from, folder: tmpdir(), log: silent });
  mailer.send({ ...letter, to: "ada@example.org", subject: "Hi\r\nBcc: eve@example.org" });
  const { to, source } = await inbox.next("ada@example.org", /./);
  assert.deepEqual(to, ["ada@example.org"]);
  assert.doesNotMatch(source, /^Bcc:/m);
  await mailer.close();
  await inbox.close();
});

test("without an SMTP server a letter is a file for its owner only, and its link stands in the log", async () => {
  const folder = join(await mkdtemp(join(tmpdir(), "digitboard-mail-")), "mail");
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const mailer = createMailer({ smtpUrl: undefined, from, folder, log });
  assert.equal(mailer.delivers, false);
  mailer.send(letter);
  await mailer.settled();
  const [file = ""] = await readdir(folder);
  assert.match(file, /\.eml$/);
  assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600);
  assert.ok((await readFile(join(folder, file), "utf8")).includes(`\n${LINK}\n`));
  assert.ok(lines.join("").includes(LINK));
  assert.doesNotMatch(lines.join(""), /ada@/);
  await rm(join(folder, ".."), { recursive: true });
});

test("a mail server that does not answer is logged without the address, and nobody waits for it", async () => {
  const inbox = await openInbox();
  await inbox.close();
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const mailer = createMailer({ smtpUrl: inbox.url, from, folder: tmpdir(), log });
  mailer.send(letter);
  await mailer.close();
  assert.match(lines.join(""), /a mail was not sent/);
  assert.doesNotMatch(lines.join(""), /ada@|confirm\//);
});
