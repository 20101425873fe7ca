import { expect } from "@playwright/test";
import { writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { choose, numbersOf, png } from "./imageFiles.ts";
import { inkImage } from "./inkImage.ts";

test("who comes for the first time uploads an image and sees what it reads, and what else it may be", async ({
  stranger,
  site,
}) => {
  const page = await stranger();
  await page.goto(site.url);
  await choose(page, [await png("407")]);
  await page.waitForURL(/\/result\/[\w-]+$/);
  await expect(page.getByRole("heading", { level: 1, name: "Result" })).toBeVisible();
  const input = page.getByRole("img", { name: "Input image" });
  await expect(input).toBeVisible();
  await expect
    .poll(() => input.evaluate((image: HTMLImageElement) => image.naturalWidth)) // seen before it has arrived
    .toBeGreaterThan(200);
  const first = numbersOf(page).getByRole("button").first();
  await expect(first).toContainText("407");
  await expect(first).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("list", { name: "Other predictions" })).toContainText(/%|Nothing else/);
  await page.reload();
  await expect(first).toContainText("407");
});

test("several files open the images, which are found by number and deleted", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  const jpeg = {
    name: "85.jpg",
    mimeType: "image/jpeg",
    buffer: await inkImage({ text: "85" }).jpeg().toBuffer(),
  };
  await choose(page, [await png("36"), jpeg]);
  await page.waitForURL(/\/images$/);
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(2);
  await expect(page.getByRole("link", { name: "36", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "85", exact: true })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search images" }).fill("36");
  await expect(cards).toHaveCount(1);
  await page.getByRole("button", { name: "Delete 36.png" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toBeHidden(); // until then nothing beside it has a role
  await expect(cards).toHaveCount(0);
  await page.reload();
  await expect(cards).toHaveCount(1);
});

test("a file that is no image is refused by its content, and a sentence says what is accepted", async ({
  stranger,
  site,
}) => {
  const page = await stranger();
  await page.goto(site.url);
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
  await choose(page, [{ name: "seven.png", mimeType: "image/png", buffer: svg }]);
  await expect(
    page.getByText(/PNG, JPEG, WebP, AVIF, GIF, BMP, TIFF, HEIC and PDF are accepted/),
  ).toBeVisible();
  const cut = (await png("407")).buffer;
  await choose(page, [{ name: "cut.png", mimeType: "image/png", buffer: cut.subarray(0, cut.length / 2) }]);
  await expect(page.getByText(/damaged or cut short/)).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/");
});

test("an image without handwriting says so", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  await choose(page, [await png("")]);
  await expect(page.getByRole("status")).toContainText("No handwriting was found");
});

test("a blurred image is refused rather than guessed", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  const buffer = await inkImage({ text: "407" }).blur(20).png().toBuffer();
  await choose(page, [{ name: "blurred.png", mimeType: "image/png", buffer }]);
  await expect(page.getByRole("status")).toContainText("too blurred to read");
  await page.goto(`${site.url}/images`);
  await expect(page.getByRole("article")).toContainText("This image is too blurred to read.");
});

test("an image is its owner's alone, as if it did not exist for others", async ({ guest, site }) => {
  const [ada, bo] = [await guest({ name: "Ada" }), await guest({ name: "Bo" })];
  await ada.page.goto(site.url);
  await choose(ada.page, [await png("52")]);
  await ada.page.waitForURL(/\/result\//);
  const id = ada.page.url().split("/").at(-1);
  for (const path of ["", "/original", "/normalised", "/thumbnail"]) {
    const mine = await ada.page.request.get(`${site.url}/api/images/${id}${path}`);
    expect(mine.status(), path).toBe(200);
    if (path !== "") {
      expect(mine.headers()["content-security-policy"]).toContain("sandbox");
      expect(mine.headers()["cache-control"]).toContain("private");
      expect(mine.headers()["x-content-type-options"]).toBe("nosniff");
    }
    const [theirs, nobodys] = [id, "nothing"].map((each) =>
      bo.page.request.get(`${site.url}/api/images/${each}${path}`),
    );
    expect((await theirs)?.status(), path).toBe(404);
    expect(await (await theirs)?.text()).toBe(await (await nobodys)?.text());
  }
  expect((await bo.page.request.delete(`${site.url}/api/images/${id}`)).status()).toBe(404);
  expect((await bo.page.goto(`${site.url}/result/${id}`))?.status()).toBe(404);
});

test("a program reads an image and ink with a session, and nothing of it is kept", async ({
  guest,
  stranger,
  site,
}) => {
  const { page } = await guest();
  const address = `${site.url}/api/recognize`;
  const file = await png("407");
  const read = await page.request.post(address, { multipart: { file } });
  expect(read.status()).toBe(200);
  const answer = await read.json();
  expect(Object.keys(answer)).toEqual(["file", "line", "text", "numbers", "rejected"]);
  expect([answer.file, answer.text, answer.numbers[0].digits.length]).toEqual(["407.png", "407", 3]);
  const strokes = writeNumber("36", { x: 0, y: 0, height: 80, seed: 3 }).map((s) =>
    s.map(({ x, y }) => [x, y]),
  );
  const ink = await (await page.request.post(address, { data: { strokes } })).json();
  expect(ink.text).toBe("36");
  expect(ink.numbers[0].digits.flatMap((digit: { strokes: number[] }) => digit.strokes)).toEqual(
    strokes.map((_, i) => i),
  );
  expect((await (await page.request.get(`${site.url}/api/images`)).json()).images).toEqual([]);
  const cut = { ...file, buffer: file.buffer.subarray(0, 200) };
  expect((await page.request.post(address, { multipart: { file: cut } })).status()).toBe(422);
  expect((await page.request.post(address, { data: { strokes: "x" } })).status()).toBe(400);
  const nobody = await stranger();
  expect((await nobody.request.post(address, { multipart: { file } })).status()).toBe(401);
  await nobody.goto(`${site.url}/api/docs`);
  await expect(nobody.getByRole("heading", { name: "POST /api/recognize" })).toBeVisible();
});
