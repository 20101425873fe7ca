import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { violations } from "./axe.ts";
import { openBoard } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { choose, column, give, numbersOf, png, readImage } from "./imageFiles.ts";
import { tabTo } from "./keyboard.ts";

/** Has three numbers of one image read; answers their buttons, unsure ones first. */
async function readThree(page: Page, url: string): Promise<Locator> {
  await page.goto(url);
  await choose(page, [await column(["36", "407", "52"])]);
  const buttons = numbersOf(page).getByRole("button");
  await expect(buttons).toHaveCount(3);
  return buttons;
}

test("what was read wrongly is put right by keyboard, kept, and taken elsewhere", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  await choose(page, [await png("407")]);
  await page.waitForURL(/\/result\//);
  const first = numbersOf(page).getByRole("button").first();
  await expect(first).toContainText("407");
  await expect(page.getByRole("region", { name: "Image with the numbers" }).getByRole("button")).toHaveCount(
    1,
  );
  const field = page.getByLabel("It reads");
  await field.fill("four");
  await field.press("Enter");
  await expect(page.getByText(/^Type digits/)).toBeVisible();
  await field.fill("401");
  const kept = page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
  await field.press("Enter");
  await expect(first).toContainText("401 ✓ corrected");
  await kept;
  await page.reload();
  await expect(first).toContainText("401 ✓ corrected");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  const table = await (await (await download).createReadStream()).setEncoding("utf8").toArray();
  expect(table.join("")).toMatch(/^text,p,x,y,w,h,state\r\n"401",1,.*,edited\r\n$/);
  await page.getByRole("button", { name: "Not a number" }).click();
  await expect(first).toContainText("not a number");
  await page.getByRole("button", { name: "Back to the reading" }).click();
  await expect(first).toContainText("407");
});

test("a number that was missed is drawn around, typed and kept", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  await choose(page, [await png("407")]);
  await expect(numbersOf(page)).toContainText("407");
  await page.getByRole("button", { name: "Add a missed number" }).click();
  const place = await page.getByRole("img", { name: "Input image" }).boundingBox();
  if (place === null) throw new Error("the image is not shown");
  await page.mouse.move(place.x + 10, place.y + 10);
  await page.mouse.down();
  await page.mouse.move(place.x + 60, place.y + 70, { steps: 4 });
  await page.mouse.up();
  const form = page.getByRole("region", { name: "Missed number" });
  await form.getByLabel("It reads").fill("9");
  const kept = page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
  await form.getByLabel("It reads").press("Enter");
  await expect(numbersOf(page).getByRole("button")).toHaveText([/407/, /9 added/]);
  await kept;
  await page.reload();
  await numbersOf(page)
    .getByRole("button", { name: /9 added/ })
    .click();
  await page.getByRole("button", { name: "Take away" }).click();
  await expect(numbersOf(page).getByRole("button")).toHaveCount(1);
});

test("by keyboard alone one goes through all numbers: types, accepts, rejects, and adds one that was missed", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  const buttons = await readThree(page, site.url);
  const texts = (await buttons.allTextContents()).map((text) => text.split(" ")[0]);
  await buttons.first().focus();
  await page.keyboard.press("Enter");
  const field = page.getByLabel("It reads");
  await expect(field).toBeFocused();
  await page.keyboard.press("Enter"); // as it is read
  await expect(buttons.first()).toHaveText(`${texts[0]} ✓`);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(texts[1] ?? "");
  await page.keyboard.type("19"); // what stands there is marked, and gives way
  await page.keyboard.press("Enter");
  await expect(buttons.nth(1)).toHaveText("19 ✓ corrected");
  await page.keyboard.press("Escape");
  await expect(buttons.nth(2)).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(buttons.nth(2)).toHaveText(`${texts[2]} not a number`);
  await expect(buttons.nth(2)).toBeFocused();

  await tabTo(page, page.getByRole("button", { name: "Add a missed number" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const place = page.getByRole("button", { name: /^Place of the missed number/ });
  await expect(place).toBeFocused();
  const before = await place.boundingBox();
  for (const key of ["ArrowRight", "ArrowDown", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await expect.poll(async () => (await place.boundingBox())?.x).toBeGreaterThan(before?.x ?? 0);
  await expect.poll(async () => (await place.boundingBox())?.width).toBeGreaterThan(before?.width ?? 0);
  await page.keyboard.press("Escape");
  await expect(place).toBeHidden();
  await expect(buttons.nth(2)).toBeFocused();
  await page.getByRole("button", { name: "Add a missed number" }).press("Enter");
  await tabTo(page, page.getByRole("region", { name: "Missed number" }).getByLabel("It reads"));
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  await expect(buttons.filter({ hasText: "8 added" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("8");
  const kept = page.waitForResponse((answer) => answer.request().method() === "PATCH" && answer.ok());
  await page.keyboard.type("81");
  await page.keyboard.press("Enter");
  await kept;
  await page.reload();
  await expect(buttons).toHaveText([`${texts[0]} ✓`, "19 ✓ corrected", /not a number$/, "81 added"]);
});

test("an image that lies on its side is turned by its person and read anew, unless it is on a board", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const { page } = ada;
  const { buffer, ...file } = await png("407");
  await page.goto(site.url);
  await choose(page, [{ ...file, buffer: await sharp(buffer).rotate(90).png().toBuffer() }]);
  await page.waitForURL(/\/result\//);
  const turn = page.getByRole("button", { name: "Turn the image" });
  await turn.click();
  const dialog = page.getByRole("dialog", { name: "Turn the image" });
  await expect(dialog.getByRole("button", { name: "Read it so" })).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Left" }).click();
  await expect(dialog.getByRole("img", { name: "The image, turned by 270°" })).toBeVisible();
  await dialog.getByRole("button", { name: "Read it so" }).click();
  await expect(dialog).toBeHidden();
  await expect(numbersOf(page)).toContainText("407");
  const shape = () =>
    page
      .getByRole("img", { name: "Input image" })
      .evaluate((img: HTMLImageElement) => img.naturalWidth > img.naturalHeight);
  await expect.poll(shape).toBe(true);
  await page.getByLabel("It reads").fill("401");
  await page.getByLabel("It reads").press("Enter");
  await expect(numbersOf(page)).toContainText("401 ✓ corrected");
  await turn.click();
  await expect(dialog).toContainText("Your correction goes with the reading before.");
  await dialog.getByRole("button", { name: "Right" }).click();
  await dialog.getByRole("button", { name: "Left" }).click();
  await dialog.getByRole("button", { name: "Leave it" }).click();
  await expect(turn).toBeFocused();

  const id = page.url().split("/").at(-1);
  const own = await openBoard(page, `${site.url}/board/${await board(ada)}`);
  await give(page, "paste", `${site.url}/result/${id}`);
  await expect(own.log).toContainText("401");
  await expect(own.status).toHaveText("Connected");
  const asked = await page.request.post(`${site.url}/api/images/${id}/turn`, { data: { quarters: 1 } });
  expect([asked.status(), (await asked.json()).error]).toEqual([
    409,
    expect.stringContaining("is on a board"),
  ]);
});

test("two fingers zoom the image where they are", async ({ guest, site }) => {
  const { page } = await guest({ hasTouch: true, viewport: { width: 360, height: 740 } });
  await readImage(page, site.url, "407");
  const image = page.getByRole("img", { name: "Input image" });
  await image.scrollIntoViewIfNeeded();
  const before = await image.boundingBox();
  if (before === null) throw new Error("the image is not shown");
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2];
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart?: number) =>
    devtools.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        apart === undefined
          ? []
          : [
              { x: x - apart, y, id: 0 },
              { x: x + apart, y, id: 1 },
            ],
    });
  await touch("touchStart", 20);
  for (const apart of [30, 40]) await touch("touchMove", apart);
  await touch("touchEnd");
  await expect
    .poll(async () => ((await image.boundingBox())?.width ?? 0) / before.width)
    .toBeGreaterThan(1.4);
});

test("the unsure numbers come first, arrow keys go through all of them, and the image zooms", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  const buttons = await readThree(page, site.url);
  await buttons.first().focus();
  await page.keyboard.press("End");
  await expect(buttons.last()).toHaveAttribute("aria-pressed", "true");
  await expect(buttons.last()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(buttons.nth(1)).toBeFocused();
  const chances = await buttons.allTextContents();
  expect(chances.map((text) => text.includes("?"))).toEqual(
    chances
      .map((text) => text.includes("?"))
      .sort()
      .reverse(),
  );
  const image = page.getByRole("img", { name: "Input image" });
  const before = (await image.boundingBox())?.width ?? 0;
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(async () => ((await image.boundingBox())?.width ?? 0) > before).toBe(true);
  await page.getByRole("button", { name: "Whole image" }).click();
  await expect.poll(async () => (await image.boundingBox())?.width).toBe(before);
});
