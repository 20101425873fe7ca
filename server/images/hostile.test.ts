import assert from "node:assert/strict";
import { after, test } from "node:test";
import { crc32, deflateSync, gzipSync, inflateSync } from "node:zlib";
import sharp from "sharp";
import { imageKindOf } from "../../core/images/imageKind.ts";
import { pdfOf } from "../../model/files/testing/pdfOf.ts";
import { openDecoder, PDF_REST } from "./processes.ts";

/*
 * Files that are odd or mean harm, through the real process. What is not drawn is not stored: the desk keeps only what
 * the process drew (see desk.test.ts).
 */
const decoder = openDecoder();
const pdfs = openDecoder({ restBytes: PDF_REST });
after(() => {
  decoder.close();
  pdfs.close();
});

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#fff"/><path d="M10 8V30" stroke="#111" stroke-width="5"/></svg>`;
const plain = () => sharp(Buffer.from(SVG)).flatten({ background: "#fff" });
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

async function outcomeOf(file: Uint8Array): Promise<string> {
  const asked = await (imageKindOf(file) === "pdf" ? pdfs : decoder).ask({ file });
  if (!asked.ok) return asked.why;
  const { answer } = asked;
  return answer.ok ? `${answer.mime} ${answer.width}×${answer.height}` : answer.reason;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that says it is so large, with `rows` rows of black. */
function pngSaying(width: number, height: number, rows: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(rows * (width + 1)));
  const head = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([head, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** A BMP of 24 bits, rows from the bottom, all of one colour but its first row. */
function bmp(width: number, height: number): Buffer {
  const stride = Math.ceil((width * 24) / 32) * 4;
  const file = Buffer.alloc(54 + stride * height, 200);
  file.write("BM", 0);
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.fill(0, 30, 54);
  file.fill(10, 54 + stride * (height - 1));
  return file;
}

const bytes = (text: string) => Buffer.from(text, "latin1");
const PNG = "\x89PNG\r\n\x1a\n";
const GIF_SCRIPT = "GIF89a/*\0\0*/=1;alert(document.cookie)//";

// A black line on white, 60 × 40, written by libheif.
const HEIC = Buffer.from(
  "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAAEgAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAADwAAAABAAAAKAAAAAH////8AAAAAv///+gAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAFBtZGF0AAAARCgBrxOAVCyMnZbtBu30N1fA9XjyRnS6syF6jLGbpT39LhSznFG7CUAxOYwCVdF2oNUV5LI4lpqMZejefLGrHzGlvt7g",
  "base64",
);
const heicOf = (brand: string) => Buffer.from(HEIC).fill(brand, 8, 12);
// A dark bar on light paper, 5,000 × 5,000, by the same.
const LARGE_HEIC = inflateSync(
  Buffer.from(
    "eNpjYGCQSSupLMhIzUxmAILczDRDEDs3MzGNgYExMje1JJEBAhQzUnKKoGyGgszkEgY0oJSZkw82xMWBgREIgYCxFkIzMEgUAgnlzMy8NDAXJCoK5KQyQXkZZcmGICZfQWZJLlzJzcyCogIgvSuzIDkfSFcDlTkzMoOEJoAVbfnA8Ofvjx8MDPzMCUAdEg6MPIz//4MUMINUMIPQll1MDolAST0nRkY0mQUMczwY/FSnvfLUXJfHJMXDARI9ASI4HJKAWthdGA8WbUhyANoknJyfU5SXnFMBFOZlYGsAColkFhekQrwn3AHBDAIFmRWZIBFmDg6gaQzimQW5sBAEBgpLIxMzCzA0KnNTEoEBKJGrwbg+QH2+qJVJ+rnZZjknJz09PX3anJlBS05O1QpZGbTUC0Zp96wsAsrpxezERTX8uP9nvvgv5fV/JtxV3bqedeZhjQgOAwPnDVDPUo4mNSw9H8vAGxDb/oBqZjKqTmaWsaeacUDEFNdOTeOA6FkDdQ1kvkZV8xZR1XmcHNQ0TXEBNU2bQE2fMqpS0TCmIOoZxjKFemax/qGeWZwvqGeW0ATUUsBo+Yd7/z+3ScSVuszZ844hIjy3xuSS+ErtZ96f+Zz4PlAnvbA1Lztkr32KKVKnRyGe3GLxPaqZ7JscyA0D7ggUPsdd8sOT+wcKl6uAfKMELqBwebjIznNCqNHGJ0m2SeKoJgnok+89VQUUrlAi+UYpoxolUkW+USqoxaSYDflG6SagcCUoKEz0Uat5qUDyjTJAdZWMJNVcJSdGvlGWqMEu/5N8ozxRiwGFr1QzSsmBfKOsFtDKKGU+8o1yRnWG8iHyjXIbEkZ9o5pRKjFUS+1q65x/vZBZrlh/JinOeuNT525Rzsql5z9wh4a8PqBs7+o1452+8PljB/zUrn9KIdPGNaglvl4C0wFynT+Jik2/Z6NmjZo1ataoWaNmjZo1ataoWaNmjZo1iM2iEkp0AABsSR+i",
    "base64",
  ),
);
const PAGE = { width: 612, height: 792, draws: "10 w 100 200 m 100 600 l S" };
// Keys that fit no password.
const LOCK = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"a5".repeat(32)}> /U <${"5a".repeat(32)}> >>`;
const scan = async (width: number, height: number) => {
  const jpeg = await noise(width, height).jpeg({ quality: 60 }).toBuffer();
  return pdfOf([{ ...PAGE, jpeg: { jpeg, width, height } }]);
};

const corpus: readonly (readonly [name: string, file: () => Promise<Buffer> | Buffer, outcome: string])[] = [
  ["an empty file", () => Buffer.alloc(0), "not-an-image"],
  [
    "an SVG with a script",
    () => bytes(SVG.replace("<path", "<script>alert(1)</script><path")),
    "not-an-image",
  ],
  ["an SVG behind a byte order mark", () => bytes(`\xef\xbb\xbf${SVG}`), "not-an-image"],
  ["a packed SVG", () => gzipSync(SVG), "not-an-image"],
  ["a page", () => bytes("<!doctype html><script>alert(1)</script>"), "not-an-image"],
  ["a PDF's first bytes", () => bytes("%PDF-1.7\n1 0 obj"), "damaged"],
  ["a PDF of noise", () => bytes(`%PDF-1.7\n${"x7Q".repeat(900)}\n%%EOF`), "damaged"],
  ["a PDF", () => pdfOf([PAGE]), "image/jpeg 1855×2400"],
  ["a PDF of 41 pages", () => pdfOf(Array(41).fill(PAGE)), "too-many-pages"],
  ["a PDF of 9,000 pages", () => pdfOf(Array(9_000).fill(PAGE)), "too-many-pages"],
  ["a page of 10⁹ points", () => pdfOf([{ ...PAGE, width: 1e9, height: 1e9 }]), "image/jpeg 2400×2400"],
  ["a page of 10⁹ points and 1", () => pdfOf([{ ...PAGE, width: 1e9, height: 1 }]), "too-few-pixels"],
  [
    "a page that asks for a script",
    () => pdfOf([PAGE], "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "image/jpeg 1855×2400",
  ],
  ["a scan of A4 at 300 dpi", () => scan(2_480, 3_508), "image/jpeg 1855×2400"],
  ["a scan of A4 at 350 dpi", () => scan(2_893, 4_092), "image/jpeg 1855×2400"],
  ["a scan of A4 at 500 dpi", () => scan(4_134, 5_846), "page-too-fine"],
  ["a page that ends in noise", () => pdfOf([{ ...PAGE, draws: `${PAGE.draws} /Missing Do (` }]), "damaged"],
  ["a PDF with a password", () => pdfOf([PAGE], "", LOCK), "locked"],
  ["HEIC's first bytes", () => bytes("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "damaged"],
  ["HEIC", () => HEIC, "image/jpeg 60×40"],
  ...["heix", "heim", "heis", "mif1"].map(
    (brand) => [`HEIC whose brand is ${brand}`, () => heicOf(brand), "image/jpeg 60×40"] as const,
  ),
  ["HEIC of 25 megapixels, at half its sides", () => LARGE_HEIC, "image/jpeg 2500×2500"],
  ["HEIC cut short", () => HEIC.subarray(0, 400), "damaged"],
  ["a script that is a GIF", () => bytes(GIF_SCRIPT), "damaged"],
  ["a PNG's first bytes before a page", () => bytes(`${PNG}<script>alert(1)</script>`), "damaged"],
  [
    "a JPEG's first bytes before noise",
    () => Buffer.concat([bytes("\xff\xd8\xff"), Buffer.alloc(900, "x7Q")]),
    "damaged",
  ],
  [
    "a TIFF whose directory is itself",
    () => bytes("II*\0\x08\0\0\0\x01\0\0\x01\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0"),
    "damaged",
  ],
  ["more than 10 MB", () => Buffer.concat([bytes(PNG), Buffer.alloc(10 * 1024 * 1024)]), "too-many-bytes"],
  ["a bomb of 30,000 × 30,000", () => pngSaying(30_000, 30_000, 2), "too-many-pixels"],
  ["sides of 65,535", () => pngSaying(65_535, 65_535, 1), "too-many-pixels"],
  ["a bomb of a BMP", () => Buffer.from(bmp(8, 8).fill(0x7f, 18, 22)), "too-many-pixels"],
  ["a side of 65,535 and one of 1", () => pngSaying(65_535, 1, 1), "too-few-pixels"],
  ["one pixel high", () => plain().resize(60, 1, { fit: "fill" }).png().toBuffer(), "too-few-pixels"],
  ["7 × 7", () => plain().resize(7, 7).png().toBuffer(), "too-few-pixels"],
  ["8 × 8", () => plain().resize(8, 8).png().toBuffer(), "image/png 8×8"],
  ["a PNG that says more rows than it has", () => pngSaying(5_000, 4_000, 3), "damaged"],
  ["25 megapixels in 25 kB", () => pngSaying(5_000, 5_000, 5_000), "image/png 5000×5000"],
  [
    "25 megapixels of noise",
    () => noise(5_000, 5_000).jpeg({ quality: 10 }).toBuffer(),
    "image/jpeg 5000×5000",
  ],
  [
    "a progressive JPEG",
    () => noise(4_000, 4_000).jpeg({ progressive: true, quality: 20 }).toBuffer(),
    "image/jpeg 4000×4000",
  ],
  ["a side of 65,500", () => pngSaying(65_500, 40, 40), "image/png 65500×40"],
  ["16 bits", () => plain().toColourspace("rgb16").png().toBuffer(), "image/png 60×40"],
  ["a palette", () => plain().png({ palette: true }).toBuffer(), "image/png 60×40"],
  ["gray", () => plain().toColourspace("b-w").png().toBuffer(), "image/png 60×40"],
  [
    "transparent",
    () =>
      sharp({ create: { width: 60, height: 40, channels: 4, background: "#0000" } })
        .png()
        .toBuffer(),
    "image/png 60×40",
  ],
  ["CMYK", () => plain().toColourspace("cmyk").jpeg().toBuffer(), "image/jpeg 60×40"],
  ["WebP", () => plain().webp().toBuffer(), "image/png 60×40"],
  [
    "AVIF of 25 megapixels",
    () =>
      sharp({ create: { width: 5_000, height: 5_000, channels: 3, background: "#888" } })
        .avif({ effort: 0 })
        .toBuffer(),
    "too-many-to-unpack",
  ],
  [
    "AVIF of 8 megapixels",
    () => noise(3_264, 2_448).avif({ effort: 0, quality: 40 }).toBuffer(),
    "image/jpeg 3264×2448",
  ],
  ["AVIF", () => plain().avif().toBuffer(), "image/jpeg 60×40"],
  ["GIF", () => plain().gif().toBuffer(), "image/png 60×40"],
  ["TIFF", () => plain().tiff().toBuffer(), "image/png 60×40"],
  ["BMP", () => bmp(60, 40), "image/png 60×40"],
  ["a BMP cut short", () => bmp(60, 40).subarray(0, 4_000), "damaged"],
  [
    "an animation",
    () =>
      sharp(
        [SVG, SVG.replace("#111", "#f00")].map((each) => Buffer.from(each)),
        { join: { animated: true } },
      )
        .gif()
        .toBuffer(),
    "image/png 60×40",
  ],
];

for (const [name, file, outcome] of corpus) {
  test(`${name}: ${outcome}`, async () => assert.equal(await outcomeOf(await file()), outcome));
}

for (const format of ["png", "jpeg", "webp", "gif", "tiff", "avif"] as const) {
  test(`a ${format} cut short at every tenth is damaged, and no process dies of it`, async () => {
    const whole = await noise(120, 90).toFormat(format).toBuffer();
    const pid = decoder.pid();
    for (let tenth = 1; tenth < 10; tenth++) {
      const cut = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
      assert.equal(await outcomeOf(cut), "damaged", `${tenth} tenths`);
    }
    assert.equal(decoder.pid(), pid);
  });
}

test("HEIC keeps its colors and places, halved or not; a pixel is then two of the file's", async () => {
  const colorAt = async (picture: Uint8Array, left: number, top: number) => {
    const pixel = await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
    return [...pixel].map((value) => Math.round(value / 8));
  };
  const asked = await decoder.ask({ file: LARGE_HEIC });
  assert.ok(asked.ok && asked.answer.ok);
  const { original, unit } = asked.answer;
  assert.equal(unit, 2);
  assert.deepEqual(await colorAt(original, 100, 100), [30, 30, 29]); // 240, 240, 235
  assert.deepEqual(await colorAt(original, 540, 900), [3, 3, 4]); // 20, 20, 30
  assert.deepEqual(await colorAt(original, 540, 1_400), [30, 30, 29]);
});

test("a PDF cut short at every tenth is damaged", async () => {
  const whole = pdfOf([PAGE, PAGE]);
  for (let tenth = 1; tenth < 10; tenth++) {
    assert.equal(await outcomeOf(whole.subarray(0, Math.floor((whole.length * tenth) / 10))), "damaged");
  }
});

test("each page of a PDF is drawn, with how many points a pixel is, and how many pages there are", async () => {
  const file = pdfOf([PAGE, { ...PAGE, width: 792, height: 612 }]);
  const asked = await pdfs.ask({ file, page: 2 });
  assert.ok(asked.ok && asked.answer.ok);
  const { page, pages, unit, width } = asked.answer;
  assert.deepEqual([page, pages, width, (unit * 2_400).toFixed(3)], [2, 2, 2_400, "792.000"]);
});

test("what follows an image in its file, and what is said about it there, is not kept", async () => {
  const exif = { IFD0: { Copyright: "SECRET", ImageDescription: "SECRET" }, IFD3: { GPSLatitudeRef: "N" } };
  const jpeg = await plain().withExif(exif).jpeg().toBuffer();
  assert.ok(jpeg.includes("SECRET"));
  const png = Buffer.concat([await plain().png().toBuffer(), bytes("<script>SECRET</script>PK\x03\x04")]);
  for (const file of [jpeg, png]) {
    const asked = await decoder.ask({ file });
    assert.ok(asked.ok && asked.answer.ok);
    for (const picture of [asked.answer.original, asked.answer.normalised, asked.answer.thumbnail]) {
      assert.ok(!Buffer.from(picture).includes("SECRET"));
      const { exif: kept, icc, xmp } = await sharp(picture).metadata();
      assert.deepEqual([kept, icc, xmp], [undefined, undefined, undefined]);
    }
  }
});

for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`EXIF orientation ${orientation}: all pictures are kept upright`, async () => {
    const file = await plain().withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
    const upright = await sharp(file)
      .autoOrient()
      .resize(30, 30, { fit: "fill" })
      .toColourspace("b-w")
      .raw()
      .toBuffer();
    const asked = await decoder.ask({ file });
    assert.ok(asked.ok && asked.answer.ok);
    const { width, height, original, normalised } = asked.answer;
    assert.deepEqual([width, height], orientation < 5 ? [60, 40] : [40, 60]);
    for (const picture of [original, normalised]) {
      const seen = await sharp(picture).resize(30, 30, { fit: "fill" }).toColourspace("b-w").raw().toBuffer();
      const apart =
        seen.reduce((sum, value, i) => sum + Math.abs(value - (upright[i] ?? 0)), 0) / seen.length;
      assert.ok(apart < 4, `${apart}`);
    }
  });
}

test("over all of this no process held 300 MB", { skip: process.platform !== "linux" }, (t) => {
  const [images, pages] = [decoder, pdfs].map((each) => Math.round(each.mostBytes() / 1024 / 1024));
  t.diagnostic(`images ${images} MB, PDFs ${pages} MB`);
  for (const most of [images, pages]) assert.ok(most !== undefined && most > 50 && most < 300, `${most} MB`);
});
