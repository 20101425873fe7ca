import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import sharp from "sharp";
import config from "../playwright.config.ts";
import { openBoard } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { choose, give, largePhoto, numbersOf, pdf, png, tagged } from "./imageFiles.ts";
import { inkImage } from "./inkImage.ts";

/** Paper that Chromium's fake camera sees; written before the first test opens it. */
const SEEN = path.join(tmpdir(), `digitboard-camera-${process.pid}.y4m`);
const launchOptions = config.use?.launchOptions ?? {};
test.use({
  launchOptions: {
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${SEEN}`,
    ],
  },
});
test.beforeAll(() => writeFilm("407", SEEN));
test.afterAll(() => rm(SEEN, { force: true }));

/** A film of one picture in Y4M: brightness of each pixel, then no color. */
async function writeFilm(text: string, file: string): Promise<void> {
  const [width, height] = [640, 480];
  const light = await inkImage({ text, height: 200 })
    .resize({ width, height, fit: "contain", background: "#fbfaf4" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`;
  await writeFile(file, Buffer.concat([Buffer.from(head), light, Buffer.alloc((width * height) / 2, 128)]));
}

test("an image that is dropped or pasted on the page is read", async ({ stranger, site }) => {
  const page = await stranger();
  await page.goto(site.url);
  await give(page, "drop", [await png("407")]);
  await page.waitForURL(/\/result\//);
  await expect(numbersOf(page)).toContainText("407");
  await give(page, "paste", [await png("52")]);
  await expect(numbersOf(page)).toContainText("52");
  await give(page, "drop", [
    await png("36"),
    { name: "notes.png", mimeType: "", buffer: Buffer.from("<h>") },
  ]);
  await page.waitForURL(/\/images$/);
  await expect(page.getByRole("article")).toHaveCount(3);
  const uploads = page.getByRole("region", { name: "Uploads" });
  await expect(uploads.getByRole("listitem")).toHaveText([
    /36\.png.*Uploaded/,
    /notes\.png.*Not uploaded.*accepted/,
  ]);
  await uploads.getByRole("button", { name: "Close" }).click();
  await expect(uploads).toBeHidden();
});

test("a folder that is dropped gives each file in it and in its folders, whatever it is", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  await page.goto(site.url);
  const folder = path.join(tmpdir(), `digitboard-folder-${process.pid}`);
  await mkdir(path.join(folder, "more"), { recursive: true });
  const files = { "407.png": (await png("407")).buffer, "notes.txt": "none", ".hidden": "of the system" };
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
  await writeFile(path.join(folder, "more", "36.png"), (await png("36")).buffer);
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await devtools.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await page.waitForURL(/\/images$/);
  await rm(folder, { recursive: true });
  const uploads = page.getByRole("region", { name: "Uploads" });
  await expect(uploads.getByRole("listitem")).toHaveText([
    /407\.png.*Uploaded/,
    /36\.png.*Uploaded/,
    /notes\.txt.*Not uploaded.*accepted/,
  ]);
  await expect(page.getByRole("link", { name: "407", exact: true })).toBeVisible();
});

test("what is dropped, pasted or chosen before the page's code has come is read when it has", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", (route) => slow.then(() => route.continue()));
  await page.goto(site.url, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.earlyGiven !== undefined);
  await choose(page, [await png("36")]);
  await give(page, "drop", [await png("407")]);
  await give(page, "paste", [await png("52")]);
  release();
  const uploads = page.getByRole("region", { name: "Uploads" });
  await expect(uploads).toBeVisible();
  await expect(uploads).toBeHidden(); // each has come
  await page.goto(`${site.url}/images`);
  await expect(page.getByRole("article")).toHaveCount(3);
  for (const text of ["36", "407", "52"])
    await expect(page.getByRole("link", { name: text, exact: true })).toBeVisible();
});

test("a photo that is too large is made smaller first, and the page says so", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  await choose(page, [await largePhoto("407")]);
  await page.waitForURL(/\/result\//, { timeout: 30_000 });
  await expect(page.getByRole("region", { name: "Uploads" })).toContainText("made smaller first");
  await expect(numbersOf(page)).toContainText("407");
  const id = page.url().split("/").at(-1);
  const image = await (await page.request.get(`${site.url}/api/images/${id}`)).json();
  expect([image.width, image.height]).toEqual([3_500, 2_917]);
});

test("a photo whose EXIF is wrong is shown as it reads, made smaller by the browser or not", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  for (const file of [await tagged("407", 6), await tagged("52", 3), await largePhoto("36", 8)]) {
    await page.goto(site.url);
    await choose(page, [file]);
    await page.waitForURL(/\/result\//, { timeout: 30_000 });
    const text = /\d+/.exec(file.name)?.[0] ?? "36";
    await expect(numbersOf(page)).toContainText(text, { timeout: 30_000 });
    const id = page.url().split("/").at(-1);
    const { width, height, answer } = await (await page.request.get(`${site.url}/api/images/${id}`)).json();
    expect(width, file.name).toBeGreaterThan(height);
    const shown = page.getByRole("img", { name: "Input image" });
    const size = () => shown.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
    await expect.poll(size).toEqual([width, height]);
    for (const picture of ["normalised", "thumbnail"]) {
      const bytes = await (await page.request.get(`${site.url}/api/images/${id}/${picture}`)).body();
      const small = await sharp(bytes).metadata();
      expect(small.width / small.height, picture).toBeCloseTo(width / height, 1);
    }
    const [, top, , tall] = answer.numbers[0].box;
    expect(top + tall).toBeLessThanOrEqual(height);
    const placed = await (await page.request.get(`${site.url}/api/images/${id}/place`)).json();
    expect(placed.size.w).toBeGreaterThan(placed.size.h);
  }
});

test("an upload is cancelled, and nothing of it is kept", async ({ guest, site }) => {
  const { page } = await guest();
  await page.goto(site.url);
  await page.route("**/api/images", () => undefined); // never answered
  await give(page, "drop", [await png("407"), await png("36")]);
  const uploads = page.getByRole("region", { name: "Uploads" });
  await expect(uploads).toContainText("Uploading…");
  await page.getByRole("button", { name: "Cancel 36.png" }).click();
  await page.getByRole("button", { name: "Cancel 407.png" }).click();
  await expect(uploads.getByText("Cancelled. Nothing of it was kept.")).toHaveCount(2);
  await page.unroute("**/api/images");
  expect((await (await page.request.get(`${site.url}/api/images`)).json()).images).toEqual([]);
});

test("the camera shows what it sees, takes it, takes it again and has it read", async ({ guest, site }) => {
  const { page } = await guest({ permissions: ["camera"] });
  await page.goto(site.url);
  await page.getByRole("button", { name: "Use camera" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a photo" });
  await dialog.getByRole("button", { name: "Take", exact: true }).click();
  await expect(dialog.getByRole("img", { name: "What was taken" })).toBeVisible();
  await dialog.getByRole("button", { name: "Retake" }).click();
  await dialog.getByRole("button", { name: "Take", exact: true }).click();
  await dialog.getByRole("button", { name: "Read it" }).click();
  await page.waitForURL(/\/result\//);
  await expect(page.getByRole("img", { name: "Input image" })).toBeVisible();
  await expect(numbersOf(page)).toContainText("407");
});

test("on a board what the camera takes stands there as ink", async ({ guest, board, site }) => {
  const ada = await guest({ permissions: ["camera"] });
  const own = await openBoard(ada.page, `${site.url}/board/${await board(ada)}`);
  await own.button("View").click();
  await ada.page.getByRole("menuitem", { name: "Photo with the camera" }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Take a photo" });
  await dialog.getByRole("button", { name: "Take", exact: true }).click();
  await dialog.getByRole("button", { name: "Read it" }).click();
  await expect(dialog).toBeHidden();
  await expect(own.log).toHaveText("407");
});

test("where no camera is given, the system's own takes its place", async ({ guest, site }) => {
  const { page } = await guest({ permissions: [] });
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.goto(site.url);
  await page.getByRole("button", { name: "Use camera" }).click();
  const field = page.getByLabel("Take or choose a photo");
  await expect(field).toHaveAttribute("capture", "environment");
  await field.setInputFiles(await png("407"));
  await page.waitForURL(/\/result\//);
  await expect(numbersOf(page)).toContainText("407");
});

test("each page of a PDF is an image of its own, named with its page; a single one opens its result", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  const both = await pdf("sums.pdf", ["407", "52"]);
  await page.goto(site.url);
  await choose(page, [both]);
  await page.waitForURL(/\/images$/);
  const names = page.getByRole("article").getByText(/^sums\.pdf, page/);
  await expect(names).toHaveText(["sums.pdf, page 1", "sums.pdf, page 2"]);
  await page.goto(site.url);
  await choose(page, [await pdf("sums.pdf", ["36"])]);
  await page.waitForURL(/\/result\//);
  await expect(page.getByText("sums.pdf, page 1")).toBeVisible();
  await expect(numbersOf(page)).toContainText("36");
  const asked = await page.request.post(`${site.url}/api/recognize`, { multipart: { file: both } });
  const read = await asked.json();
  expect(read.map((each: { page: number; text: string }) => [each.page, each.text])).toEqual([
    [1, "407"],
    [2, "52"],
  ]);
});
