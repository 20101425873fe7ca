import { expect } from "@playwright/test";
import sharp from "sharp";
import { openBoard } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { choose, give, type ImageFile, numbersOf, readImage } from "./imageFiles.ts";
import { inkImage } from "./inkImage.ts";

/** A page of many numbers, which takes the server a while. */
async function sheet(name: string): Promise<ImageFile> {
  const places = Array.from({ length: 24 }, (_, i) => ({
    left: 40 + (i % 3) * 420,
    top: 20 + Math.floor(i / 3) * 190,
  }));
  const parts = await Promise.all(
    places.map(async (place, i) => ({
      ...place,
      input: await inkImage({ text: `${100 + 37 * i}`, seed: 3 + i })
        .png()
        .toBuffer(),
    })),
  );
  const paper = { create: { width: 1_340, height: 1_560, channels: 3 as const, background: "#fbfaf4" } };
  return { name, mimeType: "image/png", buffer: await sharp(paper).composite(parts).png().toBuffer() };
}

test("while images are read, each says how far it is, and is given up", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(`${site.url}/images`);
  // What stands on the page only for a moment is noted as it comes.
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const bar of document.querySelectorAll<HTMLProgressElement>("progress[aria-label^='Read of']"))
        seen.add(`${bar.ariaLabel}: ${bar.previousElementSibling?.textContent}`);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await choose(page, await Promise.all(["one.png", "two.png", "three.png", "four.png"].map(sheet)));
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(4);
  await page.getByRole("button", { name: "Cancel four.png" }).click();
  await expect(page.getByText("Cancelled. Nothing of it was kept.")).toBeVisible();
  await expect(cards).toHaveCount(3);
  await expect(page.getByRole("progressbar")).toHaveCount(0, { timeout: 45_000 });
  await expect(page.getByRole("button", { name: /^Delete/ })).toHaveCount(3);
  const seen = await page.evaluate(() => [...(Reflect.get(window, "seen") ?? [])].map(String));
  expect(
    seen.some((text) => /images? (is|are) before it|It is next/.test(text)),
    seen.join("; "),
  ).toBe(true);
  expect(
    seen.some((text) => /Looking for the ink|pieces of ink looked at/.test(text)),
    seen.join("; "),
  ).toBe(true);
  const { images } = await (await page.request.get(`${site.url}/api/images`)).json();
  expect(images.map(({ name }: { name: string }) => name)).not.toContain("four.png");
});

test("a result that is still being read is given up, and deleted with it", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  // A server that is busy: the reading goes on until the person has seen it.
  await page.route("**/api/images/*", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const answer = await route.fetch();
    const image = await answer.json();
    await route.fulfill({
      response: answer,
      json: { ...image, state: "reading", answer: null, progress: { step: "digits", done: 128, total: 512 } },
    });
  });
  await choose(page, [await sheet("long.png")]);
  await page.waitForURL(/\/result\//);
  const bar = page.getByRole("progressbar", { name: "Read of long.png" });
  await expect(page.getByText("128 of 512 pieces of ink looked at")).toBeVisible();
  expect(Number(await bar.getAttribute("value"))).toBeCloseTo(0.3625);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForURL(/\/images$/);
  await expect(page.getByText("No images yet")).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" }); // a question of the page that went away may still be answered
});

test("the address of one's own earlier upload opens it, on a board it is put there; any other is refused", async ({
  guest,
  board,
  site,
}) => {
  const [ada, bo] = [await guest({ name: "Ada" }), await guest({ name: "Bo" })];
  const own = await readImage(ada.page, site.url, "407");
  const another = await readImage(bo.page, site.url, "52");
  const asked: string[] = [];
  ada.page.on("request", (request) => asked.push(request.url()));
  await ada.page.goto(site.url);
  const uploads = ada.page.getByRole("region", { name: "Uploads" });
  for (const address of [`${site.url}/result/${another}`, "https://example.org/seven.png"]) {
    await give(ada.page, "paste", address);
    await expect(uploads.getByRole("listitem")).toHaveText(
      /Not uploaded.*only images are read that you uploaded/,
    );
    await uploads.getByRole("button", { name: "Close" }).click();
  }
  await give(ada.page, "drop", `${site.url}/api/images/${own}/original`);
  await ada.page.waitForURL(`${site.url}/result/${own}`);
  await expect(numbersOf(ada.page)).toContainText("407");
  await ada.page.getByLabel("It reads").focus();
  await give(ada.page, "paste", "https://example.org/seven.png"); // text pasted into a field is the field's
  await expect(uploads).toBeHidden();
  const onBoard = await openBoard(ada.page, `${site.url}/board/${await board(ada)}`);
  await give(ada.page, "paste", `${site.url}/result/${own}`);
  await expect(onBoard.log).toHaveText("407");
  await give(ada.page, "paste", `${site.url}/result/${another}`);
  await expect(ada.page.getByRole("alert").filter({ hasText: "only images are read" })).toBeVisible();
  await expect(onBoard.log).toHaveText("407");
  expect(asked.filter((url) => !url.startsWith(site.url) && /^https?:/.test(url))).toEqual([]);
  const fetched = await ada.page.request.post(`${site.url}/api/recognize`, {
    data: { url: `${site.url}/api/images/${own}/original` },
  });
  expect(fetched.status()).toBe(400);
});

test("by keyboard alone an image is found, corrected, put on a board and deleted", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  await readImage(page, site.url, "407");
  await page.goto(`${site.url}/images`);
  await page.getByRole("searchbox", { name: "Search images" }).focus();
  await page.keyboard.type("407");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "407", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/result\//);
  const put = page.getByRole("button", { name: "Put on a board" });
  await put.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Put on a board" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(put).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "A new board" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/board\//);
  await expect(page.getByRole("log", { name: "Recognised numbers" })).toHaveText("407");
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeEnabled(); // what is undone is kept before the page is left
  await page.goto(`${site.url}/images`);
  await page.getByRole("link", { name: "407", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Delete 407.png" })).toBeFocused();
  await page.keyboard.press("Enter");
  const asking = page.getByRole("dialog");
  await asking.getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("No images yet")).toBeVisible();
});
