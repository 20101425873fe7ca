/**
 * What stood in the way while something was measured, for the report to find the cause of a missed bar in. Names are
 * words of the report.
 */
export type Strain = {
  /** Cores in use, by whom, of `of` that the machine has. */
  readonly cores: { readonly of: number; readonly by: Readonly<Record<string, number>> };
  /** How long threads that the figure's way leads through were held, ms. */
  readonly held?: Readonly<Record<string, Held>>;
  /** The share of the time, 0 to 1, that such a thread was at work. */
  readonly busy?: Readonly<Record<string, number>>;
  /** What a figure is the sum of, by the figure's name; in the row's unit. */
  readonly parts?: Readonly<Record<string, Readonly<Record<string, number>>>>;
};
export type Held = { readonly p99: number; readonly max: number };

/** One figure that misses its bar. */
export type Missed = {
  readonly name: string;
  readonly value: number;
  readonly bar: { readonly atMost: number } | { readonly atLeast: number };
  readonly unit: string;
};

const FULL = 0.85; // of all cores, or of a thread's time: what comes beyond waits
const MUCH = 0.5; // of what is over the bar, or of the whole figure

/** Why a figure misses its bar, each as words with what was measured; the likeliest first. Never empty. */
export function causesOf(missed: Missed, strain: Strain): readonly string[] {
  const causes = [
    ...partsThatCount(missed, strain),
    ...holdsThatCount(missed, strain),
    ...threadsAtWork(strain),
    ...fullMachine(strain),
  ];
  return causes.length > 0 ? causes : [`nothing that was measured explains it (${coresInWords(strain)})`];
}

/** The largest parts of the figure that together make up most of it. */
function partsThatCount({ name, value, unit }: Missed, { parts }: Strain): readonly string[] {
  const sorted = Object.entries(parts?.[name] ?? {}).sort((a, b) => b[1] - a[1]);
  const named: string[] = [];
  let sum = 0;
  for (const [what, size] of sorted) {
    if (sum >= MUCH * value || size <= 0) break;
    sum += size;
    named.push(`${figure(size)} of ${figure(value)} ${unit} are ${what}`);
  }
  return named;
}

/** Threads that were held for much of the time by which the figure is late. Only times can be late. */
function holdsThatCount({ name, value, bar, unit }: Missed, { held }: Strain): readonly string[] {
  if (!unit.startsWith("ms") || !("atMost" in bar)) return [];
  const over = value - bar.atMost;
  const isPercentile = /p\d+$/.test(name);
  return Object.entries(held ?? {})
    .map(([who, { p99, max }]) => ({ who, ms: isPercentile ? p99 : max }))
    .filter(({ ms }) => ms >= MUCH * over)
    .sort((a, b) => b.ms - a.ms)
    .map(({ who, ms }) => `${who} was held for ${figure(ms)} ms${isPercentile ? " (p99)" : ""}`);
}

function threadsAtWork({ busy }: Strain): readonly string[] {
  return Object.entries(busy ?? {})
    .filter(([, share]) => share >= FULL)
    .map(([who, share]) => `${who} was at work ${Math.round(share * 100)} % of the time`);
}

function fullMachine(strain: Strain): readonly string[] {
  const used = Object.values(strain.cores.by).reduce((sum, each) => sum + each, 0);
  return used >= FULL * strain.cores.of ? [`the machine was full: ${coresInWords(strain)}`] : [];
}

function coresInWords({ cores }: Strain): string {
  const each = Object.entries(cores.by).map(([who, used]) => `${who} ${used.toFixed(2)}`);
  return `${each.join(", ")} of ${cores.of} cores`;
}

function figure(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2);
}
