import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { boardPage } from "./boardPage.ts";
import { test } from "./fixtures.ts";

test("only scripts with the answer's nonce run, on pages, boards and where there is no page", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const refused: string[] = [];
  ada.page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  for (const address of ["/", "/boards", "/model", "/missing", `/board/${await board(ada)}`]) {
    const answer = await ada.page.goto(site.url + address);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src [^;]*'nonce-/);
    expect(policy).not.toMatch(/script-src [^;]*'unsafe-inline'/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(await answer?.text(), address).toContain(nonce);
  }
  await expect(boardPage(ada.page).status).toHaveText(/^Connected/);
  expect(refused).toEqual([]);
});

test("what the browser is given holds no secret and no server code", async ({ site }) => {
  const secret = await readFile(path.join(site.dataDir, "secret"), "utf8");
  const folder = path.resolve(import.meta.dirname, "../.next/static");
  const files = await readdir(folder, { recursive: true });
  const scripts = files.filter((file) => file.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of scripts) {
    const text = await readFile(path.join(folder, file), "utf8");
    for (const word of [secret, "NEXTAUTH_SECRET", "DATABASE_URL", "SMTP_URL", "argon2", "passwordHash"]) {
      expect(text.includes(word), `${word} in ${file}`).toBe(false);
    }
  }
});
