import { expect, type Locator, type Page } from "@playwright/test";
import type { Box } from "../core/ink/box.ts";

/** The parts of a board's page, by the names that people and screen readers know them by. */
export type BoardPage = {
  readonly page: Page;
  readonly region: Locator;
  readonly log: Locator;
  readonly status: Locator;
  readonly numbers: Locator; // the panel
  button(name: string): Locator;
  /** The panel's button of the number that reads `text`. */
  number(text: string): Locator;
};

export function boardPage(page: Page): BoardPage {
  const numbers = page
    .getByRole("region", { name: "Numbers" })
    .or(page.getByRole("complementary", { name: "Numbers" }));
  return {
    page,
    region: page.getByRole("region", { name: "Board" }),
    log: page.getByRole("log", { name: "Recognised numbers" }),
    status: page.getByRole("status", { name: "Connection" }),
    numbers,
    button: (name) => page.getByRole("button", { name, exact: true }),
    number: (text) => page.getByRole("button", { name: new RegExp(`^${text}\\b`) }),
  };
}

/** Opens a board and waits until it is connected. */
export async function openBoard(page: Page, address: string): Promise<BoardPage> {
  await page.goto(address);
  const board = boardPage(page);
  await expect(board.status).toHaveText(/^Connected/);
  return board;
}

/**
 * How many pixels of ink the canvas shows within a box of the window (CSS pixels), on light paper: confirmed, pending
 * or live, other people's cursors too.
 */
export async function inkIn(page: Page, box: Box): Promise<number> {
  return page.getByRole("region", { name: "Board", exact: true }).evaluate((region, { x, y, w, h }) => {
    const isInk = (data: Uint8ClampedArray, i: number): boolean =>
      (data[i + 3] ?? 0) > 110 && Math.min(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0) < 150;
    let count = 0;
    for (const canvas of region.querySelectorAll("canvas")) {
      const place = canvas.getBoundingClientRect();
      const context = canvas.getContext("2d");
      if (context === null || place.width === 0) continue;
      const ratio = canvas.width / place.width;
      const [left, top] = [(x - place.x) * ratio, (y - place.y) * ratio];
      const { data } = context.getImageData(left, top, Math.ceil(w * ratio), Math.ceil(h * ratio));
      for (let i = 0; i < data.length; i += 4) if (isInk(data, i)) count += 1;
    }
    return count;
  }, box);
}

/** The share of `points` (CSS pixels of the window) that have ink on or right beside them. */
export async function inkedShare(
  page: Page,
  points: readonly { readonly x: number; readonly y: number }[],
): Promise<number> {
  let inked = 0;
  for (const { x, y } of points) if ((await inkIn(page, { x: x - 1, y: y - 1, w: 3, h: 3 })) > 0) inked += 1;
  return inked / points.length;
}
