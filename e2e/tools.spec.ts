import { expect } from "@playwright/test";
import { boardLog } from "./boardLog.ts";
import { inkIn, openBoard } from "./boardPage.ts";
import { writeDigit, writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";

const PLACE = { x: 320, y: 240, height: 100, seed: 6 };
const AROUND = { x: 300, y: 210, w: 330, h: 160 };

test("the eraser takes whole strokes, undo gives them back, clear takes one's own", async ({ pair }) => {
  const { ada, ben, a, b } = await pair();
  const hand = await handOn(ada.page, "mouse");
  await hand.write(writeDigit(2, PLACE));
  await (await handOn(ben.page, "mouse")).write(writeDigit(9, { ...PLACE, y: 480 }));
  await expect(a.log).toHaveText("2 9");

  await a.button("Eraser").click();
  const across = { x: PLACE.x - 20, y: PLACE.y + 50, t: 0, pressure: 0.5 };
  await hand.write([Array.from({ length: 15 }, (_, i) => ({ ...across, x: across.x + i * 10, t: i * 10 }))]);
  await expect(b.log).toHaveText("9");
  await expect.poll(() => inkIn(ben.page, AROUND)).toBe(0);
  await a.button("Undo").click();
  await expect(b.log).toHaveText("2 9");
  await a.button("Redo").click();
  await expect(b.log).toHaveText("9");
  await a.button("Undo").click();
  await expect(b.log).toHaveText("2 9");

  await b.button("Clear").click();
  await ben.page
    .getByRole("button", { name: /^Clear/ })
    .last()
    .click();
  await expect(a.log).toHaveText("2");
  await b.button("Undo").click();
  await expect(a.log).toHaveText("2 9");
});

test("a board's owner clears everything, gets it back by one undo; nobody else is offered it", async ({
  pair,
}) => {
  const { ada, ben, a, b } = await pair();
  await (await handOn(ada.page, "mouse")).write(writeDigit(2, PLACE));
  await (await handOn(ben.page, "mouse")).write(writeDigit(9, { ...PLACE, y: 480 }));
  await expect(a.log).toHaveText("2 9");
  await expect(b.log).toHaveText("2 9");

  await b.button("Clear").click();
  await expect(ben.page.getByRole("dialog")).toBeVisible();
  await expect(b.button("Clear everything")).toHaveCount(0);
  await ben.page.keyboard.press("Escape");
  await expect(ben.page.getByRole("dialog")).toBeHidden();

  await a.button("Clear").click();
  await a.button("Clear everything").click();
  await expect(a.log).toHaveText("");
  await expect(b.log).toHaveText("");
  await expect.poll(() => inkIn(ben.page, { ...AROUND, h: 400 })).toBe(0);
  await a.button("Undo").click();
  await expect(b.log).toHaveText("2 9");
  await expect(a.log).toHaveText("2 9");
});

test("what the eraser touches grows faint under it, goes when it is lifted, and one undo gives all back", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const hand = await handOn(ada.page, "mouse");
  await hand.write(writeNumber("11", PLACE));
  await expect(a.log).toHaveText("11");
  const first = { x: PLACE.x - 10, y: PLACE.y - 5, w: 55, h: 115 }; // the left one alone
  const ops = async () => (await boardLog(site.url, id, ada.session)).map(({ op }) => op.kind);
  const drawn = await ops();
  await a.button("Eraser").click();
  const across = Array.from({ length: 30 }, (_, i) => ({ x: 300 + i * 10, y: 290, t: i * 5, pressure: 0.5 }));
  await hand.press(across.slice(0, 10));
  await expect.poll(() => inkIn(ada.page, first)).toBe(0); // faint, though not gone
  expect(await ops()).toEqual(drawn);
  await hand.draw(across.slice(10));
  expect(await ops()).toEqual(drawn);
  await hand.lift();
  await expect(a.log).toHaveText("");
  expect(await ops()).toEqual([...drawn, "hide"]);
  await a.button("Undo").click();
  await expect(a.log).toHaveText("11");
});

test("with the keyboard alone: type a number, correct it, take it back", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const field = ada.page.getByRole("textbox", { name: "Type a number" });
  await field.focus();
  await ada.page.keyboard.type("1948");
  await ada.page.keyboard.press("Enter");
  await expect(a.log).toHaveText("1948");

  await (await handOn(ada.page, "mouse")).write(writeNumber("73", PLACE));
  await expect(a.log).toContainText("73");
  await a.number("73").focus();
  await ada.page.keyboard.press("Enter");
  const list = ada.page.getByRole("listbox", { name: "Candidates" });
  await expect(list).toBeVisible();
  await expect(list.getByRole("option").first()).toContainText("73");
  await ada.page.keyboard.press("ArrowDown");
  const chosen = await list.getByRole("option", { selected: true }).textContent();
  const text = /^\s*(\d+)/.exec(chosen ?? "")?.[1] ?? "";
  await ada.page.keyboard.press("Enter");
  await expect(list).toBeHidden();
  await expect(a.log).toHaveText(`${text} 1948`.trim());
  await ada.page.keyboard.press("Control+z");
  await expect(a.log).toHaveText("73 1948");
});

test("over plain http a number is read and the link is still copied", async ({ stranger, site }) => {
  const page = await stranger();
  await page.goto(`http://plain-http.test:${site.port}`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await page.getByRole("button", { name: "Try it" }).first().click();
  await page.waitForURL(/\/board\/[\w-]{22}/);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("The link is on your clipboard.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Board name" }).fill("");
  await page.getByRole("textbox", { name: "Board name" }).press("Control+v");
  await expect(page.getByRole("textbox", { name: "Board name" })).toHaveValue(page.url());
  // Such pages gather no pointer events either: each event is the one reading that there is.
  expect(await page.evaluate(() => "getCoalescedEvents" in PointerEvent.prototype)).toBe(false);
  await (await handOn(page, "mouse")).write(writeDigit(3, PLACE));
  await expect(page.getByRole("log", { name: "Recognised numbers" })).toHaveText("3");
});
