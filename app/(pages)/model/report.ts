import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** A count of mistakes with its rate and the 95 % interval around it. */
const Rate = z.object({
  wrong: z.int(),
  count: z.int(),
  rate: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Rate = z.infer<typeof Rate>;

const Digits = z.object({
  error: Rate,
  rejected: Rate,
  calibrationError: z.number(),
  reliability: z.array(z.object({ count: z.int(), confidence: z.number(), accuracy: z.number() })),
  confusion: z.array(z.array(z.int())), // [10, 11]: rows as written, columns as read, the last one unread
  riskCoverage: z.array(z.object({ coverage: z.number(), error: z.number() })),
});
export type Digits = z.infer<typeof Digits>;

const Rejection = z.object({
  areaUnderRoc: z.number(),
  servedFalseAccepts: Rate,
  curve: z.array(z.object({ kept: z.number(), accepted: z.number() })),
});
export type Rejection = z.infer<typeof Rejection>;

const Layer = z.object({
  name: z.string(),
  kernel: z.array(z.int()),
  stride: z.array(z.int()),
  parameters: z.int(),
});
export type Layer = z.infer<typeof Layer>;

const Training = z.object({
  seed: z.int(),
  steps: z.int(),
  minutes: z.number(),
  history: z.array(z.object({ epoch: z.int(), loss: z.number(), images: z.number(), digits: z.number() })),
});
export type Training = z.infer<typeof Training>;

const Speed = z.object({
  oneDigitMs: z.object({ p50: z.number(), p95: z.number() }),
  batchDigitsPerSecond: z.number(),
});

const maybe = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined);

const Card = z.object({
  version: z.string(),
  command: maybe(z.string()),
  parameters: maybe(z.int()),
  weightsMb: maybe(z.number()),
  mnistTestError: maybe(Rate),
  heldOutWritersError: maybe(Rate),
  heldOutStringsDigitError: maybe(Rate),
  notADigitServedFalseAccepts: maybe(Rate),
  speed: maybe(Speed),
  machine: maybe(z.object({ cpu: z.string(), cores: z.int() })),
  data: maybe(z.record(z.string(), z.string())),
});
export type Card = z.infer<typeof Card>;

const Details = z.object({
  layers: maybe(z.array(Layer)),
  mnist: maybe(Digits),
  ink: maybe(z.object({ writersDigits: maybe(Digits), rejection: maybe(Rejection) })),
  training: maybe(Training),
});
export type Details = z.infer<typeof Details>;

/**
 * What `npm run evaluate` wrote about the network that is served: the card's figures, and the report's curves and tables
 * as far as they are there. The card is undefined when there is none.
 */
export async function readReport(): Promise<{ readonly card: Card | undefined; readonly details: Details }> {
  const [card, report] = await Promise.all([jsonAt("card.json"), jsonAt("report.json")]);
  const details = Details.safeParse(report);
  return { card: Card.safeParse(card).data, details: details.data ?? {} };
}

async function jsonAt(name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(process.cwd(), "model", name), "utf8"));
  } catch {
    return undefined;
  }
}

/** 0.0171 → "1.71 %". */
export function percentOf(share: number, places = 2): string {
  return `${(100 * share).toFixed(places)} %`;
}
