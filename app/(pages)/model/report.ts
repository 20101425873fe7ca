import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const maybe = <T>(schema: z.ZodType<T>) => schema.nullish().catch(undefined);

const Bar = z.object({
  id: z.string(),
  what: z.string(),
  figure: z.string(),
  interval: z.string(),
  bar: z.string(),
  met: z.boolean().nullable(),
  count: z.int(),
  note: z.string(),
});
export type Bar = z.infer<typeof Bar>;

const Calibration = z.object({
  count: z.int(),
  error: z.number(),
  perfect: z.number(),
  bins: z.array(z.object({ count: z.int(), confidence: z.number(), accuracy: z.number() })),
});
export type Calibration = z.infer<typeof Calibration>;

const Curve = z.array(z.tuple([z.number(), z.number()]));
const DigitCurves = z.object({
  digit: z.int(),
  count: z.int(),
  rocArea: z.number(),
  averagePrecision: z.number(),
  roc: Curve,
  precisionRecall: Curve,
});
export type DigitCurves = z.infer<typeof DigitCurves>;

const Digits = z.object({
  calibration: Calibration,
  confusion: z.array(z.array(z.int())), // [10, 11]: rows as written, columns as read, the last one unread
  confused: z.array(z.object({ written: z.int(), read: z.int(), count: z.int() })),
  riskCoverage: z.array(z.object({ coverage: z.number(), error: z.number() })),
  curves: z.array(DigitCurves),
  misread: z.array(z.object({ index: z.int(), label: z.int(), read: z.int(), p: z.number() })),
});
export type Digits = z.infer<typeof Digits>;

const Rejection = z.object({
  roc: z.object({ area: z.number() }),
  curve: z.array(z.object({ kept: z.number(), accepted: z.number() })),
});
export type Rejection = z.infer<typeof Rejection>;

const Layer = z.object({
  name: z.string(),
  kernel: z.array(z.int()),
  stride: z.array(z.int()),
  output: z.array(z.int()),
  parameters: z.int(),
});
export type Layer = z.infer<typeof Layer>;

const Training = z.object({
  seed: z.int(),
  steps: z.int(),
  minutes: z.number(),
  history: z.array(
    z.object({
      step: z.number(),
      loss: z.number(),
      images: z.number(),
      digits: z.number().nullish(),
      others: z.number().nullish(),
    }),
  ),
});
export type Training = z.infer<typeof Training>;

const Machine = z.object({ cpu: z.string(), cores: z.int(), backend: z.string(), load: z.number() });
const Known = z.object({ set: z.string(), ours: z.string(), result: z.string(), source: z.string() });
const Data = z.object({ name: z.string(), what: z.string(), licence: z.string(), use: z.string() });

const Report = z.object({
  version: z.string(),
  command: z.string(),
  machine: maybe(Machine),
  bars: z.array(Bar),
  missing: z.array(z.string()).catch([]),
  mnist: maybe(Digits),
  ink: maybe(z.object({ writers: Digits, rejection: maybe(Rejection) })),
  numbers: maybe(Calibration),
  weightsMb: maybe(z.number()),
  layers: z.array(Layer).catch([]),
  training: maybe(Training),
  known: z.array(Known).catch([]),
  data: z.array(Data).catch([]),
  limits: z.array(z.string()).catch([]),
});
export type Report = z.infer<typeof Report>;

/** What `npm run evaluate` wrote about the network that is served, as far as it is there; undefined without a report. */
export async function readReport(): Promise<Report | undefined> {
  try {
    const text = await readFile(join(process.cwd(), "model", "report.json"), "utf8");
    return Report.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** 0.0171 → "1.71 %". */
export function percentOf(share: number, places = 2): string {
  return `${(100 * share).toFixed(places)} %`;
}
