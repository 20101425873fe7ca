import sharp from "sharp";
import { inkImage } from "../../e2e/inkImage.ts";
import { steadyMs } from "../clock.ts";
import { spreadOf } from "../spread.ts";
import type { Row, Scenario } from "./scenario.ts";

const A4 = { width: 2_480, height: 3_508 }; // pixels at 300 dpi
const [COLUMNS, ROWS] = [5, 20];
const DIGIT_PX = 75; // 6 mm
const WARM_UPS = 2; // the processes start with the first image
const TRIES = { page: 20, small: 50 };

/** From sending an image until its numbers are answered, by `POST /api/recognize`, one at a time. */
export const images: Scenario = async (site, { quick }) => {
  const board = await site.board("Nobody's");
  const [page, small] = await site.seats(board, 2); // one may ask so often only
  const row = (what: string, file: Buffer, cookie: string | undefined, tries: number, atMost: number) =>
    timesOf({
      what,
      file,
      cookie: cookie ?? "",
      tries: quick ? Math.ceil(tries / 4) : tries,
      atMost,
      url: site.url,
    });
  const seven = await inkImage({ text: "7" }).png().toBuffer();
  return [
    await row(
      `a page of ${COLUMNS * ROWS} numbers, A4 at 300 dpi`,
      await pageOfNumbers(),
      page?.cookie,
      TRIES.page,
      4_000,
    ),
    await row("an image of one digit", seven, small?.cookie, TRIES.small, 150),
  ];
};

type Timing = {
  readonly what: string;
  readonly url: string;
  readonly file: Buffer;
  readonly cookie: string;
  readonly tries: number;
  readonly atMost: number; // ms, for the 95th of 100
};

async function timesOf({ what, url, file, cookie, tries, atMost }: Timing): Promise<Row> {
  const took: number[] = [];
  let numbers = 0;
  for (let n = -WARM_UPS; n < tries; n++) {
    const fromMs = steadyMs();
    numbers = await recognise(url, cookie, file);
    if (n >= 0) took.push(steadyMs() - fromMs);
  }
  const { p50, p95, max } = spreadOf(took);
  return {
    what: `${what}, sent → read, ${tries} times`,
    unit: "ms",
    figures: { p50, p95, max },
    bars: { p95: { atMost } },
    note: `${Math.round(file.length / 1024)} kB, ${numbers} numbers read`,
  };
}

async function recognise(url: string, cookie: string, file: Buffer): Promise<number> {
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(file)]), "bench");
  const answer = await fetch(`${url}/api/recognize`, {
    method: "POST",
    headers: { cookie, origin: url },
    body,
  });
  if (!answer.ok) throw new Error(`not read: ${answer.status} ${await answer.text()}`);
  const { numbers }: { readonly numbers: readonly unknown[] } = await answer.json();
  return numbers.length;
}

/** A worksheet as a scanner gives it. */
async function pageOfNumbers(): Promise<Buffer> {
  const numbers = await Promise.all(
    Array.from({ length: COLUMNS * ROWS }, async (_, i) => ({
      input: await inkImage({ text: String(100 + ((i * 97) % 900)), height: DIGIT_PX, seed: i + 1 })
        .png()
        .toBuffer(),
      left: 150 + (i % COLUMNS) * 450,
      top: 100 + Math.floor(i / COLUMNS) * 165,
    })),
  );
  const paper = { create: { ...A4, channels: 3 as const, background: "#fbfaf4" } };
  return sharp(paper).composite(numbers).jpeg({ quality: 85 }).toBuffer();
}
