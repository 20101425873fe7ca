import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { boardPage } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";
import { linkMailed } from "./mailFiles.ts";
import type { RunningServer } from "./server.ts";

const PASSWORD = "seven quiet lamps";
const NEW_PASSWORD = "eight loud drums";

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

test("everything of one's own is downloaded as one ZIP, by the keyboard alone, by an account and by a guest", async ({
  stranger,
  guest,
  board,
  site,
}) => {
  const ada = await stranger();
  await register(ada, site, "takes@example.org");
  await ada.getByRole("link", { name: "Boards" }).first().click();
  await ada.getByRole("button", { name: "New board" }).click();
  await expect(boardPage(ada).status).toHaveText(/^Connected/);
  const bo = await guest({ name: "Bo" });
  await board(bo, "Sums");
  for (const [page, name] of [
    [ada, "Untitled board"],
    [bo.page, "Sums"],
  ] as const) {
    await page.goto(`${site.url}/account`);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download everything" }).press("Enter");
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^digitboard-\d{4}-\d\d-\d\d\.zip$/);
    const files = unzipSync(await readFile(await download.path()));
    expect(Object.keys(files)).toContain(`boards/001 ${name}/ink.inkml`);
    const shapes = await page.evaluate(
      (texts) =>
        texts.map((text) => new DOMParser().parseFromString(text, "text/xml").documentElement.nodeName),
      ["ink.inkml", "board.svg"].map((file) =>
        strFromU8(files[`boards/001 ${name}/${file}`] ?? new Uint8Array()),
      ),
    );
    expect(shapes).toEqual(["ink", "svg"]);
  }
  const headers = { origin: "https://evil.example" };
  expect((await ada.request.get(`${site.url}/api/account/archive`, { headers })).status()).toBe(403);
  expect((await (await stranger()).request.get(`${site.url}/api/account/archive`)).status()).toBe(401);
  for (let n = 0; n < 4; n++) await ada.request.get(`${site.url}/api/account/archive`);
  const late = await ada.request.post(`${site.url}/api/account/archive`);
  expect([late.status(), late.headers()["retry-after"]]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  await ada.getByRole("button", { name: "Download everything" }).click();
  await expect(ada.getByText(/Try again in \d+ minutes/)).toBeVisible();
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

test("registering, signing in, a new password and the account's page work with the keyboard alone", async ({
  stranger,
  site,
}) => {
  const page = await stranger();
  const type = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.type(text);
  };
  const press = async (name: string) => {
    await tabTo(page, page.getByRole("main").getByRole("button", { name, exact: true }));
    await page.keyboard.press("Enter");
  };
  await page.goto(`${site.url}/register`);
  await type("Email", "keyboard@example.org");
  await type("Password", PASSWORD);
  await type("Confirm password", "another");
  await type("Your name", "Ada");
  await press("Register");
  await expect(page.getByRole("alert").first()).toBeFocused();
  await type("Confirm password", "");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(PASSWORD);
  await press("Register");
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(`${site.url}/account`);
  await type("Present password", PASSWORD);
  await type("New password", NEW_PASSWORD);
  await type("Confirm new password", NEW_PASSWORD);
  await press("Change password");
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  await press("Sign out everywhere");
  await page.waitForURL(/\/login/);
  await type("Email", "keyboard@example.org");
  await type("Password", NEW_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/boards/);
  await page.goto(`${site.url}/reset`);
  await type("Email", "keyboard@example.org");
  await press("Send the link");
  await expect(page.getByText("a link is on its way")).toBeVisible();
});

for (const width of [360, 820, 1440]) {
  test(`axe finds nothing on the accounts' pages and nothing scrolls sideways, ${width} wide`, async ({
    stranger,
    site,
  }) => {
    const page = await stranger({ viewport: { width, height: 800 } });
    for (const address of [
      "/login",
      "/register",
      "/check-mail",
      "/account",
      "/reset",
      `/reset/${"a".repeat(32)}`,
      `/confirm/${"a".repeat(32)}`,
    ]) {
      if (address === "/check-mail") await register(page, site, `axe${width}@example.org`);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(site.url + address);
        await expect(page.locator("h1")).toBeVisible();
        const name = `${address.split("/")[1]}-${colorScheme}.png`;
        await page.screenshot({ path: test.info().outputPath(name), fullPage: true });
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

test("whether the reader learns one's hand is chosen on the account's page, and stays chosen", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  await page.goto(`${site.url}/account`);
  const learns = page.getByLabel("Learn how I write from what I correct");
  await expect(learns).toBeChecked();
  const saved = page.waitForResponse("**/api/account/hand");
  await learns.uncheck();
  expect((await saved).ok()).toBe(true);
  await page.reload();
  await expect(learns).not.toBeChecked();
});
