import { expect } from "@playwright/test";
import { boardLog, strokesIn } from "./boardLog.ts";
import { boardPage, inkedShare, inkIn, openBoard } from "./boardPage.ts";
import { writeDigit, writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";

const FIRST = { x: 300, y: 220, height: 90, seed: 3 };
const SECOND = { x: 320, y: 460, height: 90, seed: 4 };

test("two people write, see each other's strokes as they are drawn, and read the same numbers", async ({
  pair,
  site,
}) => {
  const { ada, ben, id, a, b } = await pair();
  const hand = await handOn(ada.page, "pen");

  const [first, ...others] = writeNumber("407", FIRST);
  const half = Math.ceil((first?.length ?? 0) / 2);
  const begun = first?.slice(0, half - 3) ?? []; // away from Ada's cursor, which Ben sees as well
  expect(await inkedShare(ben.page, begun)).toBe(0);
  await hand.press(first?.slice(0, half) ?? []);
  await expect.poll(() => inkedShare(ben.page, begun)).toBeGreaterThan(0.9); // Ada's pen is still down
  expect(strokesIn(await boardLog(site.url, id, ben.session))).toEqual([]);
  await hand.draw(first?.slice(half) ?? []);
  await hand.lift();
  await hand.write(others);
  await expect(b.log).toHaveText("407");
  await expect(a.log).toHaveText("407");

  const other = await handOn(ben.page, "mouse");
  await other.write(writeDigit(3, SECOND));
  await expect(a.log).toHaveText("407 3");
  await expect(b.log).toHaveText("407 3");
});

test("a correction reaches everyone, and its author can take it back", async ({ pair }) => {
  const { ada, ben, a, b } = await pair();
  await (await handOn(ada.page, "pen")).write(writeNumber("407", FIRST));
  await expect(b.log).toHaveText("407");

  await b.number("407").click();
  await expect(ben.page.getByRole("listbox", { name: "Candidates" })).toBeVisible();
  const typed = ben.page.getByRole("textbox", { name: "Another number" });
  await typed.fill("401");
  await typed.press("Enter");
  await expect(a.log).toHaveText("401");
  await expect(b.log).toHaveText("401");
  await b.button("Undo").click();
  await expect(a.log).toHaveText("407");

  for (const _ of writeNumber("407", FIRST).slice(writeNumber("40", FIRST).length))
    await a.button("Undo").click();
  await expect(b.log).toHaveText("40");
  await a.button("Redo").click();
  await expect(b.log).not.toHaveText("40");
});

test("a reload brings everything back", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  await (await handOn(ada.page, "mouse")).write(writeNumber("58", FIRST));
  await expect(a.log).toHaveText("58");
  const around = { x: 280, y: 200, w: 240, h: 130 };
  const ink = await inkIn(ada.page, around);
  await ada.page.reload();
  await expect(boardPage(ada.page).log).toHaveText("58");
  await expect.poll(() => inkIn(ada.page, around)).toBeGreaterThan(ink * 0.9);
});

test("undo and redo outlive a reload, and a split is one step", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  await (await handOn(ada.page, "mouse")).write(writeNumber("58", FIRST));
  await expect(a.log).toHaveText("58");
  await a.number("58").click();
  await ada.page.getByRole("button", { name: "Split into 5 and 8" }).click();
  await expect(a.log).toHaveText("5 8");
  await ada.page.reload();
  await expect(a.status).toHaveText(/^Connected/);
  await a.button("Undo").click();
  await expect(a.log).toHaveText("58");
  for (const _ of writeDigit(8, FIRST)) await a.button("Undo").click();
  await expect(a.log).toHaveText("5");
  await ada.page.reload();
  await expect(a.status).toHaveText(/^Connected/);
  for (const _ of writeDigit(8, FIRST)) await a.button("Redo").click();
  await expect(a.log).toHaveText("58");
  await a.button("Redo").click();
  await expect(a.log).toHaveText("5 8");
});
