import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { openBoard } from "./boardPage.ts";
import { writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";

const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
] as const;
const SCHEMES = ["light", "dark"] as const;
const PUBLIC_PAGES = ["/", "/login", "/register"];

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

for (const colorScheme of SCHEMES) {
  for (const viewport of SIZES) {
    const how = `${colorScheme}, ${viewport.width} × ${viewport.height}`;

    test(`axe finds nothing on the pages of a visitor (${how})`, async ({ stranger, site }) => {
      const page = await stranger({ colorScheme, viewport, reducedMotion: "reduce" });
      for (const path of [...PUBLIC_PAGES, `/board/${"a".repeat(22)}`]) {
        await page.goto(site.url + path);
        expect(await violations(page), path).toEqual([]);
      }
    });

    test(`axe finds nothing on the boards and on a board (${how})`, async ({ guest, board, site }) => {
      const ada = await guest({ colorScheme, viewport, reducedMotion: "reduce" });
      const id = await board(ada);
      const a = await openBoard(ada.page, `${site.url}/board/${id}`);
      expect(await violations(ada.page), "an empty board").toEqual([]);
      const place = { x: 90, y: 200, height: 70, seed: 3 };
      await (await handOn(ada.page, "mouse")).write(writeNumber("40", place));
      await expect(a.log).toHaveText("40");
      expect(await violations(ada.page), "a board with a number").toEqual([]);
      await ada.page.goto(`${site.url}/boards`);
      expect(await violations(ada.page), "boards").toEqual([]);
    });
  }
}

test("at 360 pixels and 200 % zoom nothing scrolls sideways", async ({ guest, board, site }) => {
  // A browser's zoom of 200 % on a 360-pixel window gives pages 180 CSS pixels, at twice the density.
  const ada = await guest({ viewport: { width: 180, height: 370 }, deviceScaleFactor: 2 });
  const id = await board(ada);
  for (const path of [...PUBLIC_PAGES, "/boards", `/board/${id}`]) {
    await ada.page.goto(site.url + path);
    await ada.page.waitForLoadState("networkidle");
    const { wide, seen } = await ada.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      seen: document.documentElement.clientWidth,
    }));
    expect(wide, path).toBeLessThanOrEqual(seen);
  }
});
