import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { boardPage } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import type { RunningServer } from "./server.ts";

const PASSWORD = "seven quiet lamps";
const NEW_PASSWORD = "eight loud drums";

/** The link of the newest mail to this address with this subject, as soon as there is one. */
async function linkMailed(site: RunningServer, to: string, subject: string): Promise<string> {
  let link = "";
  await expect(async () => {
    const folder = path.join(site.dataDir, "mail");
    for (const file of (await readdir(folder)).sort()) {
      const mail = (await readFile(path.join(folder, file), "utf8")).replaceAll("\r\n", "\n");
      if (mail.includes(`To: ${to}\n`) && mail.includes(`Subject: ${subject}`)) {
        link = /^http\S+$/m.exec(mail)?.[0] ?? link;
      }
    }
    expect(link).not.toBe("");
  }).toPass();
  return link;
}

async function register(page: Page, site: RunningServer, email: string, password = PASSWORD): Promise<void> {
  await page.goto(`${site.url}/register`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Confirm password").fill(password);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}

async function signIn(page: Page, site: RunningServer, email: string, password: string): Promise<void> {
  await page.goto(`${site.url}/login`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/boards/);
}

test("an address is confirmed by its mail's link, once, and the account's page says so", async ({
  stranger,
  site,
}) => {
  const page = await stranger();
  await register(page, site, "confirm@example.org");
  await expect(page.getByText("This site sends no e-mail yet")).toBeVisible();
  const link = await linkMailed(site, "confirm@example.org", "Confirm");
  await page.goto(link);
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByText("confirm@example.org, confirmed.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("This link has been used already")).toBeVisible();
});

test("another browser confirms by the password too", async ({ stranger, site }) => {
  await register(await stranger(), site, "phone@example.org");
  const phone = await stranger();
  await phone.goto(await linkMailed(site, "phone@example.org", "Confirm"));
  await phone.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Confirm" }).click();
  await expect(phone.getByText("Your e-mail address is confirmed.")).toBeVisible();
});

test("registering a known address looks the same, and tells its owner by mail", async ({
  stranger,
  site,
}) => {
  const owner = await stranger();
  await register(owner, site, "known@example.org");
  await owner.goto(await linkMailed(site, "known@example.org", "Confirm"));
  await expect(owner.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await register(await stranger(), site, "known@example.org", NEW_PASSWORD);
  expect(await linkMailed(site, "known@example.org", "You have an account already")).toMatch(/\/login$/);
});

test("a common password is refused in words, and a weak one is called so while it is typed", async ({
  stranger,
  site,
}) => {
  const page = await stranger();
  await page.goto(`${site.url}/register`);
  await page.getByLabel("Email").fill("weak@example.org");
  await page.getByLabel("Password", { exact: true }).fill("password1");
  await expect(page.getByText("This password is very easy to guess.")).toBeVisible();
  await page.getByLabel("Confirm password").fill("password1");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Too many people use that password" }),
  ).toBeFocused();
});

test("a forgotten password is replaced by the mailed link", async ({ stranger, site }) => {
  const page = await stranger();
  await register(page, site, "forgot@example.org");
  await page.context().clearCookies();
  await page.goto(`${site.url}/login`);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
  await page.getByLabel("Email").fill("forgot@example.org");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("a link is on its way")).toBeVisible();
  await page.goto(await linkMailed(site, "forgot@example.org", "Choose a new password"));
  await page.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel("Confirm password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await signIn(page, site, "forgot@example.org", NEW_PASSWORD);
});

test("signing out everywhere closes a board that is open in another browser", async ({ stranger, site }) => {
  const [here, there] = [await stranger(), await stranger()];
  await register(here, site, "everywhere@example.org");
  await signIn(there, site, "everywhere@example.org", PASSWORD);
  await there.getByRole("button", { name: "New board" }).first().click();
  await expect(boardPage(there).status).toHaveText(/^Connected/);
  await here.goto(`${site.url}/account`);
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await here.waitForURL(/\/login/);
  await expect(there.getByText("You are not signed in any more.")).toBeVisible();
});

test("password, then account: changed and deleted on the account's page", async ({ stranger, site }) => {
  const page = await stranger();
  await register(page, site, "changes@example.org");
  await page.goto(`${site.url}/account`);
  await page.getByLabel("Present password").fill(PASSWORD);
  await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel("Confirm new password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("dialog").getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.waitForURL(`${site.url}/`);
  await page.goto(`${site.url}/account`);
  await page.waitForURL(/\/login/);
});

for (const width of [360, 1440]) {
  test(`axe finds nothing on the accounts' pages and nothing scrolls sideways, ${width} wide`, async ({
    stranger,
    site,
  }) => {
    const page = await stranger({ viewport: { width, height: 800 } });
    await register(page, site, `axe${width}@example.org`);
    for (const address of [
      "/check-mail",
      "/account",
      "/reset",
      `/reset/${"a".repeat(32)}`,
      `/confirm/${"a".repeat(32)}`,
    ]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(site.url + address);
        await expect(page.locator("h1")).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
          address,
        ).toEqual([]);
      }
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, address).toBeLessThanOrEqual(0);
    }
  });
}

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
