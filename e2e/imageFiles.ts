import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { pdfOf } from "../model/files/testing/pdfOf.ts";
import { type InkImage, inkImage } from "./inkImage.ts";

/** A file as Playwright chooses it. */
export type ImageFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Handwriting on paper as a PNG file. */
export async function png(text: string, ink: Omit<InkImage, "text"> = {}): Promise<ImageFile> {
  const buffer = await inkImage({ text, ...ink })
    .png()
    .toBuffer();
  return { name: `${text}.png`, mimeType: "image/png", buffer };
}

/** Numbers one below the other as one image. */
export async function column(texts: readonly string[]): Promise<ImageFile> {
  const lines = await Promise.all(
    texts.map((text, i) =>
      inkImage({ text, seed: 4 + i })
        .png()
        .toBuffer(),
    ),
  );
  const blank = { create: { width: 460, height: 540, channels: 3 as const, background: "#fbfaf4" } };
  const buffer = await sharp(blank)
    .composite(lines.map((input, i) => ({ input, left: 10, top: 10 + i * 175 })))
    .png()
    .toBuffer();
  return { name: "three.png", mimeType: "image/png", buffer };
}

/** A PDF of one page a text, each a scan of handwriting. */
export async function pdf(name: string, texts: readonly string[]): Promise<ImageFile> {
  const sheet = async (text: string) => {
    const { data, info } = await inkImage({ text }).jpeg().toBuffer({ resolveWithObject: true });
    const size = { width: info.width, height: info.height };
    return { ...size, draws: "", jpeg: { ...size, jpeg: data } };
  };
  return { name, mimeType: "application/pdf", buffer: pdfOf(await Promise.all(texts.map(sheet))) };
}

/** Handwriting that stands upright in its pixels, whatever EXIF says of them, as a JPEG file. */
export async function tagged(text: string, orientation: number): Promise<ImageFile> {
  const buffer = await inkImage({ text }).withMetadata({ orientation }).jpeg().toBuffer();
  return { name: `${text}.jpg`, mimeType: "image/jpeg", buffer };
}

/** Handwriting in the corner of a photo of more pixels than are taken; EXIF may say wrongly that they are turned. */
export async function largePhoto(text: string, orientation = 1): Promise<ImageFile> {
  const ink = await inkImage({ text, height: 900 }).png().toBuffer();
  const blank = { create: { width: 6_000, height: 5_000, channels: 3 as const, background: "#fbfaf4" } };
  const buffer = await sharp(blank)
    .composite([{ input: ink, left: 500, top: 500 }])
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
  return { name: "large.jpg", mimeType: "image/jpeg", buffer };
}

/** Chooses files with the page's "Upload image". */
export function choose(page: Page, files: readonly ImageFile[]): Promise<void> {
  return page.getByLabel("Upload image").setInputFiles(files.map((file) => ({ ...file })));
}

/** The list of a result. */
export function numbersOf(page: Page): Locator {
  return page.getByRole("list", { name: "Recognised numbers" });
}

/** Drops or pastes files or a text on the page as a browser does: with them in the event's data. */
export function give(
  page: Page,
  type: "drop" | "paste",
  given: readonly ImageFile[] | string,
): Promise<void> {
  const files =
    typeof given === "string" ? [] : given.map(({ name, buffer }) => ({ name, bytes: [...buffer] }));
  const text = typeof given === "string" ? given : "";
  return page.evaluate(
    ([kind, inData, words]) => {
      const data = new DataTransfer();
      for (const { name, bytes } of inData) data.items.add(new File([Uint8Array.from(bytes)], name));
      if (words !== "") data.setData("text/plain", words);
      const options = { bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(
        kind === "drop"
          ? new DragEvent("drop", { ...options, dataTransfer: data })
          : new ClipboardEvent("paste", { ...options, clipboardData: data }),
      );
    },
    [type, files, text] as const,
  );
}

/** Uploads an image and opens its result; answers its id. */
export async function readImage(page: Page, url: string, text: string): Promise<string> {
  await page.goto(`${url}/images`);
  await choose(page, [await png(text)]);
  await page.waitForURL(/\/result\//);
  await expect(numbersOf(page)).toContainText(text);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
