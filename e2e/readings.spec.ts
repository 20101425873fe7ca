import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import type { Sample } from "../core/ink/sample.ts";
import { inkIn, openBoard } from "./boardPage.ts";
import { writeDigit, writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";

const PLACE = { x: 300, y: 240, height: 100, seed: 3 };

/** A tangle that is no digit. */
const TANGLE: readonly Sample[] = Array.from({ length: 90 }, (_, i) => ({
  x: 420 + 130 * Math.sin(i * 0.9) + i,
  y: 560 + 70 * Math.cos(i * 1.37),
  t: i * 8,
  pressure: 0.5,
}));

async function downloaded(
  page: Page,
  line: RegExp,
): Promise<{ readonly name: string; readonly text: string }> {
  await page.getByRole("button", { name: "Download numbers" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: line }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("numbers are copied and downloaded in reading order, as text and as a table", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest({ permissions: ["clipboard-read", "clipboard-write"] });
  const id = await board(ada, "Sums: 7 × 8");
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const hand = await handOn(ada.page, "mouse");
  await hand.write(writeDigit(3, { ...PLACE, y: 460 }));
  await hand.write(writeNumber("407", PLACE));
  await expect(a.log).toHaveText("407 3");
  await a.button("Copy numbers").click();
  await expect(ada.page.getByText("The numbers are on your clipboard.")).toBeVisible();
  expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe("407\n3\n");
  const text = await downloaded(ada.page, /^Text/);
  expect(text).toEqual({ name: "Sums 7  8.txt", text: "407\n3\n" });
  const table = await downloaded(ada.page, /^CSV/);
  expect(table.name).toBe("Sums 7  8.csv");
  expect(table.text).toMatch(
    /^\uFEFFnumber,confidence,written by,corrected by\r\n407,[01]\.\d{4},Ada,\r\n3,[01]\.\d{4},Ada,\r\n$/,
  );
});

test("candidates come with their chances; another cut, no number at all and a typed reading can be chosen", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  await (await handOn(ada.page, "mouse")).write(writeNumber("58", PLACE));
  await expect(a.log).toHaveText("58");
  await ada.page.locator(".board-chip").filter({ hasText: "58" }).click();
  const list = ada.page.getByRole("listbox", { name: "Candidates" });
  const options = list.getByRole("option");
  await expect(options.first()).toContainText("58");
  const chances = (await options.allTextContents()).map((line) => Number(/(\d+) %/.exec(line)?.[1] ?? 0));
  expect(chances[0]).toBeGreaterThanOrEqual(Math.max(...chances));
  await options.filter({ hasText: "not a number" }).click();
  await expect(a.log).toHaveText("");
  await a.button("Undo").click();
  await expect(a.log).toHaveText("58");

  await a.number("58").click();
  await ada.page.getByRole("button", { name: "Split into 5 and 8" }).click();
  await expect(a.log).toHaveText("5 8");
  await a.button("Undo").click();
  await expect(a.log).toHaveText("58");
  await a.button("Redo").click();
  await a.number("5").click();
  await ada.page.getByRole("button", { name: "Join with next: 58" }).click();
  await expect(a.log).toHaveText("58");
});

test("ink that is no digit is shown as unread, and a person can say what it is", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const hand = await handOn(ada.page, "mouse");
  await hand.write(writeDigit(3, PLACE));
  await hand.write([TANGLE]);
  await expect(a.log).toHaveText("3");
  await expect(a.button("Unread ink 1")).toBeVisible();
  await a.button("Unread ink 1").click();
  const typed = ada.page.getByRole("textbox", { name: "Another number" });
  await typed.fill("three");
  await typed.press("Enter");
  await expect(ada.page.getByRole("alert").filter({ hasText: "Type digits" })).toBeVisible();
  await typed.fill("12");
  await typed.press("Enter");
  await expect(a.log).toHaveText("3 12");
  await expect(a.number("12")).toContainText("by Ada");
  await expect(a.button("Unread ink 1")).toBeHidden();
  await a.button("Undo").click();
  await expect(a.button("Unread ink 1")).toBeVisible();
});

test("a chip stands just above right of a number whose ink ends in that corner", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const across = Array.from({ length: 12 }, (_, i) => ({ x: 300 + i * 4, y: 300, t: i * 8, pressure: 0.5 }));
  const down = Array.from({ length: 16 }, (_, i) => ({
    x: 343 - i * 1.4,
    y: 304 + i * 5,
    t: 100 + i * 8,
    pressure: 0.5,
  }));
  await (await handOn(ada.page, "mouse")).write([[...across, ...down]]);
  await expect(a.log).toHaveText("7");
  const chip = await ada.page.locator(".board-chip").boundingBox();
  expect(chip?.x).toBeGreaterThan(344);
  expect(chip?.x).toBeLessThan(360);
  expect((chip?.y ?? 0) + (chip?.height ?? 0)).toBeLessThan(300);
});

test("chips on a crowded board cover neither ink nor one another, and stay in the window", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest({ viewport: { width: 820, height: 1180 } });
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const hand = await handOn(ada.page, "mouse");
  const rows = ["27", "50", "38"];
  for (const [i, text] of rows.entries()) {
    await hand.write(writeNumber(text, { x: 680, y: 200 + i * 62, height: 50, seed: 3 + i }));
    await expect(a.log).toHaveText(rows.slice(0, i + 1).join(" "));
  }
  const chips = ada.page.locator(".board-chip");
  await expect(chips).toHaveText(rows);
  await expect(async () => {
    const boxes = await Promise.all((await chips.all()).map((chip) => chip.boundingBox()));
    for (const [i, box] of boxes.entries()) {
      if (box === null) throw new Error("a chip that is shown has a box");
      const { x, y, width: w, height: h } = box;
      expect(await inkIn(ada.page, { x, y, w, h })).toBe(0);
      expect(x + w).toBeLessThanOrEqual(820);
      for (const other of boxes.slice(i + 1)) {
        const meets = other !== null && Math.abs(other.y - y) < h && Math.abs(other.x - x) < w;
        expect(meets).toBe(false);
      }
    }
  }).toPass({ timeout: 5000 });
});
