import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { test } from "./fixtures.ts";
import { choose, type ImageFile, numbersOf, png } from "./imageFiles.ts";
import { inkImage } from "./inkImage.ts";

/*
 * The test cases of the report that this project began with, one test each: home page, upload, refused file, way to the
 * result, prediction, other predictions, images of various sizes, and the complex image that the report's own site failed.
 */
const SIZES = [
  { width: 360, height: 740 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
] as const;

async function expectNothingSideways(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}

for (const viewport of SIZES) {
  const size = `${viewport.width} × ${viewport.height}`;

  test(`the home page is shown, ${size}`, async ({ stranger, site }) => {
    const page = await stranger({ viewport });
    await page.goto(site.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
    for (const name of ["Try it", "Use camera"])
      await expect(page.getByRole("button", { name })).toBeVisible();
    await expect(page.getByText("Upload image")).toBeVisible();
    await expectNothingSideways(page);
  });

  test(`an uploaded file leads to its result: the image, what it reads and what else it may be, ${size}`, async ({
    stranger,
    site,
  }) => {
    const page = await stranger({ viewport });
    await page.goto(site.url);
    await choose(page, [await png("7")]);
    await page.waitForURL(/\/result\/[\w-]+$/);
    await expect(page.getByRole("heading", { level: 1, name: "Result" })).toBeVisible();
    const image = page.getByRole("img", { name: "Input image" });
    await expect(image).toBeVisible();
    const first = numbersOf(page).getByRole("button").first();
    await expect(first).toHaveAttribute("aria-pressed", "true");
    await expect(first).toContainText(/7 \d+(\.\d+)? %/);
    const others = page.getByRole("list", { name: "Other predictions" }).getByRole("listitem");
    await expect(others.first()).toContainText(/%|Nothing else/);
    const [left, right] = [await image.boundingBox(), await first.boundingBox()];
    const isBeside = (left?.x ?? 0) + (left?.width ?? 0) <= (right?.x ?? 0);
    expect(isBeside).toBe(viewport.width >= 1024);
    await expectNothingSideways(page);
  });

  test(`a file of another kind is refused with a sentence, ${size}`, async ({ stranger, site }) => {
    const page = await stranger({ viewport });
    await page.goto(site.url);
    await choose(page, [{ name: "seven.png", mimeType: "image/png", buffer: Buffer.from("seven") }]);
    const uploads = page.getByRole("region", { name: "Uploads" });
    await expect(uploads).toContainText("are accepted");
    await expect(uploads).toBeInViewport();
    expect(new URL(page.url()).pathname).toBe("/");
    await expectNothingSideways(page);
  });
}

test("images of various sizes and kinds are read", async ({ guest, site }) => {
  const { page } = await guest();
  const file = async (
    height: number,
    kind: "png" | "jpeg" | "webp" | "tiff" | "gif",
  ): Promise<ImageFile> => ({
    name: `${height}.${kind}`,
    mimeType: `image/${kind}`,
    buffer: await inkImage({ text: "36", height }).toFormat(kind).toBuffer(),
  });
  await page.goto(site.url);
  await choose(page, [
    await file(24, "png"),
    await file(60, "gif"),
    await file(150, "webp"),
    await file(500, "tiff"),
    await file(1_200, "jpeg"),
  ]);
  await page.waitForURL(/\/images$/);
  await expect(page.getByRole("article").getByRole("heading", { name: "36", exact: true })).toHaveCount(5);
});

/** Three numbers on ruled paper, photographed under a lamp, beside printed words. */
async function complexImage(): Promise<ImageFile> {
  const rules = Array.from(
    { length: 14 },
    (_, i) => `<path d="M0 ${60 * i + 50}H1000" stroke="#b9cbe4" stroke-width="2"/>`,
  ).join("");
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="860"><defs><radialGradient id="lamp"><stop offset="0" stop-color="#fffdf4"/><stop offset="1" stop-color="#a9a598"/></radialGradient></defs><rect width="1000" height="860" fill="url(#lamp)"/>${rules}<text x="60" y="100" font-family="serif" font-size="40" fill="#333">Exercise, page</text></svg>`;
  const numbers = await Promise.all(
    ["407", "36", "852"].map(async (text, i) => ({
      input: await inkImage({ text, height: 100, seed: 4 + i, paper: "none" })
        .png()
        .toBuffer(),
      left: 120 + 90 * i,
      top: 150 + 210 * i,
    })),
  );
  const buffer = await sharp(Buffer.from(paper)).composite(numbers).jpeg({ quality: 80 }).toBuffer();
  return { name: "complex.jpg", mimeType: "image/jpeg", buffer };
}

test("a complex image is read: several numbers on ruled paper, in uneven light, beside print", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  await page.goto(site.url);
  await choose(page, [await complexImage()]);
  await page.waitForURL(/\/result\//);
  for (const text of ["407", "36", "852"])
    await expect(numbersOf(page).getByRole("button", { name: new RegExp(`^${text} \\d+ %`) })).toBeVisible();
});
