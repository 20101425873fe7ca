import { expect, type Page } from "@playwright/test";
import { boardPage, openBoard } from "./boardPage.ts";
import { writeDigit, writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";

const PLACE = { x: 320, y: 240, height: 100, seed: 2 };
const PASSWORD = "seven quiet lamps";

test("one click on Try it, and the first number is read", async ({ stranger, site }) => {
  const page = await stranger();
  await page.goto(site.url);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Register" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Try it" }).first().click();
  await page.waitForURL(/\/board\/[\w-]{22}/);
  const board = boardPage(page);
  await expect(board.status).toHaveText(/^Connected/);
  await (await handOn(page, "mouse")).write(writeNumber("407", PLACE));
  await expect(board.log).toHaveText("407");
});

test("a board's link asks a newcomer for a name, and lets them write", async ({
  guest,
  board,
  stranger,
  site,
}) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const page = await stranger();
  await page.goto(`${site.url}/board/${id}`);
  await page.getByLabel("Your name").fill("Grace");
  await expect(page.getByRole("button", { name: "Join" })).toBeVisible();
  await page.getByLabel("Your name").press("Enter");
  const joined = boardPage(page);
  await expect(joined.status).toHaveText(/^Connected/);
  await (await handOn(page, "mouse")).write(writeDigit(6, PLACE));
  await expect(a.log).toHaveText("6");
});

test("boards are made, named, listed with their last reading, and deleted", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(`${site.url}/boards`);
  await page.getByRole("button", { name: "New board" }).first().click();
  await page.waitForURL(/\/board\/[\w-]{22}/);
  const board = boardPage(page);
  await expect(board.status).toHaveText(/^Connected/);
  await page.getByRole("textbox", { name: "Board name" }).fill("Times tables");
  await page.getByRole("textbox", { name: "Board name" }).press("Enter");
  await (await handOn(page, "mouse")).write(writeNumber("63", PLACE));
  await expect(board.log).toHaveText("63");
  await expect.poll(() => placesRemembered(page)).toHaveLength(1);
  const card = page.getByRole("article").filter({ hasText: "Times tables" });
  await expect(async () => {
    await page.goto(`${site.url}/boards`); // the list shows what was stored when it was asked for
    await expect(card).toContainText("63", { timeout: 1000 });
  }).toPass();
  await card.getByRole("button", { name: /Times tables/ }).click();
  await page.getByRole("menuitem", { name: /Delete/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Delete/ })
    .click();
  await expect(card).toBeHidden();
  await expect.poll(() => placesRemembered(page)).toEqual([]); // nor does this browser keep what was on it
  await page.reload();
  await expect(page.getByRole("button", { name: "New board" }).first()).toBeVisible();
  await expect(card).toBeHidden();
});

test("a guest registers and keeps the boards; signing out and in again finds them", async ({
  stranger,
  site,
}) => {
  const page = await stranger();
  await page.goto(site.url);
  await page.getByRole("button", { name: "Try it" }).first().click();
  await page.waitForURL(/\/board\/[\w-]{22}/);
  await expect(boardPage(page).status).toHaveText(/^Connected/);
  const address = new URL(page.url()).pathname;

  await page.goto(`${site.url}/register`);
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("Email").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Confirm password").fill(PASSWORD);
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.getByRole("link", { name: "Go to your boards" }).click();
  await page.waitForURL(/\/boards/);
  await expect(page.locator(`a[href$="${address}"]`).first()).toBeVisible();

  await page.getByRole("button", { name: "You: Ada Lovelace" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(`${site.url}/`);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto(`${site.url}/login`);
  await page.getByLabel("Email").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/boards/);
  await expect(page.locator(`a[href$="${address}"]`).first()).toBeVisible();
});

/** Of which boards, and for whom, this browser remembers what was on them. */
function placesRemembered(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const opening = indexedDB.open("digitboard-memory");
    await new Promise((resolve) => opening.addEventListener("success", resolve));
    const counting = opening.result.transaction("boards").objectStore("boards").getAllKeys();
    await new Promise((resolve) => counting.addEventListener("success", resolve));
    opening.result.close();
    return counting.result.map(String);
  });
}
