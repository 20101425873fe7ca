import { expect, type Page } from "@playwright/test";
import { boardLog } from "./boardLog.ts";
import { inkIn, openBoard } from "./boardPage.ts";
import { writeDigit } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn, moveFingers } from "./hand.ts";

const DOT = { x: 400, y: 300, t: 0, pressure: 0.5 };

/** Whether there is ink within a few pixels of a place in the window. */
function hasInkAt(page: Page, x: number, y: number): Promise<boolean> {
  return inkIn(page, { x: x - 8, y: y - 8, w: 16, h: 16 }).then((pixels) => pixels > 3);
}

function zoomOf(page: Page): Promise<number> {
  const button = page.getByRole("button", { name: /^Show all, now at/ });
  return button.getAttribute("aria-label").then((label) => Number(/\d+/.exec(label ?? "")?.[0]));
}

test("the wheel moves the board, with Ctrl it zooms at the pointer, keys zoom and show all", async ({
  guest,
  board,
  site,
}) => {
  const { page, ...ada } = await guest();
  const id = await board({ page, ...ada });
  await openBoard(page, `${site.url}/board/${id}`);
  await (await handOn(page, "pen")).write([[DOT]]);
  await expect.poll(() => hasInkAt(page, 400, 300)).toBe(true);
  await page.mouse.move(900, 600);
  await page.mouse.wheel(-60, -40);
  await expect.poll(() => hasInkAt(page, 460, 340)).toBe(true);
  await page.mouse.move(460, 340);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -40);
  await page.keyboard.up("Control");
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(120);
  await page.mouse.move(900, 600); // the pen's dot as the pointer's shape is no ink
  expect(await hasInkAt(page, 460, 340)).toBe(true);

  const zoomed = await zoomOf(page);
  await page.keyboard.press("-");
  await expect.poll(() => zoomOf(page)).toBeLessThan(zoomed);
  await page.keyboard.press("+");
  await expect.poll(() => zoomOf(page)).toBe(zoomed);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => hasInkAt(page, 540, 340)).toBe(true);
  await page.mouse.wheel(5000, 5000);
  await expect.poll(() => inkIn(page, { x: 0, y: 61, w: 1280, h: 739 })).toBe(0);
  await page.keyboard.press("0");
  await expect.poll(() => inkIn(page, { x: 100, y: 61, w: 900, h: 739 })).toBeGreaterThan(3);
});

test("where a pen is in use a finger moves the board and two zoom it; without one a finger writes", async ({
  guest,
  board,
  site,
}) => {
  const { page, ...ada } = await guest({ hasTouch: true });
  const id = await board({ page, ...ada });
  const a = await openBoard(page, `${site.url}/board/${id}`);
  const inkOps = async () => (await boardLog(site.url, id, ada.session)).length;
  const finger = await handOn(page, "touch");
  await finger.write(writeDigit(1, { x: 200, y: 450, height: 100, seed: 1 }));
  await expect.poll(inkOps).toBe(1);

  await (await handOn(page, "pen")).write([[DOT]]);
  await expect(a.button("Fingers move the board")).toBeVisible();
  await expect.poll(inkOps).toBe(2);
  const slide = Array.from({ length: 8 }, (_, i) => ({
    x: 600 + i * 10,
    y: 500,
    t: 400 + i * 10,
    pressure: 0.5,
  }));
  // A touch that comes right after the pen is a palm: one that comes later moves the board.
  const dotAt = () => inkIn(page, { x: 0, y: 61, w: 1280, h: 340 });
  await expect.poll(() => hasInkAt(page, 400, 300)).toBe(true);
  await expect(async () => {
    await finger.write([slide]);
    expect(await hasInkAt(page, 400, 300)).toBe(false);
  }).toPass();
  expect(await dotAt()).toBeGreaterThan(3);
  const before = await zoomOf(page);
  await moveFingers(page, [
    [
      { x: 500, y: 400 },
      { x: 540, y: 400 },
    ],
    [
      { x: 460, y: 400 },
      { x: 580, y: 400 },
    ],
    [
      { x: 440, y: 400 },
      { x: 600, y: 400 },
    ],
  ]);
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(before * 2);
  expect(await inkOps()).toBe(2);
  await a.button("Fingers move the board").click();
  await finger.write([slide]);
  await expect.poll(inkOps).toBe(3);
});

test("full screen and the list of shortcuts open by their keys", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  await openBoard(ada.page, `${site.url}/board/${id}`);
  const isFull = () => ada.page.evaluate(() => document.fullscreenElement !== null);
  await ada.page.keyboard.press("f");
  await expect.poll(isFull).toBe(true);
  await ada.page.keyboard.press("f");
  await expect.poll(isFull).toBe(false);
  await ada.page.keyboard.press("?");
  await expect(ada.page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await expect(ada.page.getByRole("dialog")).toBeHidden();
});
