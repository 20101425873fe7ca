import { expect } from "@playwright/test";
import { violations } from "./axe.ts";
import { openBoard } from "./boardPage.ts";
import { writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";
import { readImage } from "./imageFiles.ts";

const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
] as const;
const PUBLIC_PAGES = [
  "/",
  "/images",
  "/api/docs",
  "/login",
  "/register",
  "/join",
  "/guide",
  "/model",
  "/about",
  "/offline",
  `/board/${"a".repeat(22)}`, // there is none
];

for (const viewport of SIZES) {
  const size = `${viewport.width} × ${viewport.height}`;

  for (const path of PUBLIC_PAGES) {
    test(`axe finds nothing on ${path} for a visitor, ${size}`, async ({ stranger, site }) => {
      const page = await stranger({ viewport });
      await page.goto(site.url + path);
      expect(await violations(page)).toEqual([]);
    });
  }

  test(`axe finds nothing on the boards and on a board, ${size}`, async ({ guest, board, site }) => {
    const { page, ...ada } = await guest({ viewport });
    const id = await board({ page, ...ada });
    const a = await openBoard(page, `${site.url}/board/${id}`);
    expect(await violations(page), "an empty board").toEqual([]);
    await (await handOn(page, "mouse")).write(writeNumber("40", { x: 100, y: 200, height: 70, seed: 3 }));
    await expect(a.log).toHaveText("40");
    if (!(await a.number("40").isVisible())) await a.button("Numbers").click();
    await a.number("40").click();
    await expect(page.getByRole("listbox", { name: "Candidates" })).toBeVisible();
    expect(await violations(page), "a number's candidates").toEqual([]);
    await page.keyboard.press("Escape");
    await a.button("Share").click();
    await page.getByRole("button", { name: "Make a join code" }).click();
    await expect(page.getByText(/^Join code/)).toBeVisible();
    expect(await violations(page), "the dialog to share").toEqual([]);
    await page.goto(`${site.url}/board/${id}/members`);
    await expect(page.getByRole("heading", { name: "Changes" })).toBeVisible();
    expect(await violations(page), "the members").toEqual([]);
    await page.goto(`${site.url}/boards`);
    expect(await violations(page), "the boards").toEqual([]);
  });
}

for (const viewport of SIZES) {
  test(`axe finds nothing on a result and on the images, ${viewport.width} × ${viewport.height}`, async ({
    guest,
    board,
    site,
  }) => {
    const ada = await guest({ viewport });
    const { page } = ada;
    await board(ada);
    await readImage(page, site.url, "407");
    expect(await violations(page), "a result").toEqual([]);
    await page.getByRole("button", { name: "Put on a board" }).click();
    await expect(page.getByRole("list", { name: "One of your boards" })).toBeVisible();
    expect(await violations(page), "the dialog to put it on a board").toEqual([]);
    await page.keyboard.press("Escape");
    await page.goto(`${site.url}/images`);
    await expect(page.getByRole("article")).toBeVisible();
    expect(await violations(page), "the images").toEqual([]);
    await page.getByRole("button", { name: /^Delete/ }).click();
    expect(await violations(page), "the dialog to delete one").toEqual([]);
  });
}

test("at 360 pixels and 200 % zoom nothing scrolls sideways", async ({ guest, board, site }) => {
  // A browser's zoom of 200 % on a 360-pixel window gives pages 180 CSS pixels, at twice the density.
  const ada = await guest({ viewport: { width: 180, height: 370 }, deviceScaleFactor: 2 });
  const id = await board(ada);
  for (const path of [...PUBLIC_PAGES, "/boards", `/board/${id}`]) {
    await ada.page.goto(site.url + path);
    await expect(ada.page.locator("h1").first()).toBeAttached();
    const { wide, seen } = await ada.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      seen: document.documentElement.clientWidth,
    }));
    expect(wide, path).toBeLessThanOrEqual(seen);
  }
});

test("nothing moves while a page loads, even where its letters come late", async ({ guest, board, site }) => {
  const { page, ...ada } = await guest();
  const id = await board({ page, ...ada });
  await page.route("**/*.woff2", async (route) => {
    const letters = await route.fetch();
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    await route.fulfill({ response: letters });
  });
  for (const path of ["/", "/boards", "/guide", `/board/${id}`]) {
    await page.goto(site.url + path);
    await page.evaluate(() => document.fonts.ready);
    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const seen = new PerformanceObserver((list) => {
            const shifts = list.getEntries().map((entry) => Number(Reflect.get(entry, "value")));
            resolve(shifts.reduce((sum, value) => sum + value, 0));
          });
          seen.observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );
    expect(moved, path).toBeLessThan(0.01);
  }
});
