import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { steadyMs } from "./clock.ts";
import { coreCount, machine, machineBusyMs } from "./machine.ts";
import { explained, type Report, type ReportRow, tableOf } from "./report.ts";
import { accounts } from "./scenarios/accounts.ts";
import { bytes } from "./scenarios/bytes.ts";
import { crowd } from "./scenarios/crowd.ts";
import { images } from "./scenarios/images.ts";
import { join } from "./scenarios/join.ts";
import { live } from "./scenarios/live.ts";
import { long } from "./scenarios/long.ts";
import { readings } from "./scenarios/readings.ts";
import { recogniser } from "./scenarios/recogniser.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { openSite } from "./site.ts";

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  recogniser,
  bytes,
  readings,
  live,
  join,
  long,
  crowd,
  accounts,
  images,
};
const USAGE = `npm run bench -- [--quick] [--ink FILE] [--out FILE.json] [--only ${Object.keys(SCENARIOS).join(",")}]
  --quick   4 seconds a measurement in place of 12
  --ink     replay the digits of an ink file (.jsonl or .jsonl.gz) in place of the project's own
  --out     write the report as JSON there as well`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    ink: { type: "string" },
    out: { type: "string" },
    only: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else await bench();

async function bench(): Promise<void> {
  const chosen = values.only?.split(",") ?? Object.keys(SCENARIOS);
  const unknown = chosen.find((name) => SCENARIOS[name] === undefined);
  if (unknown !== undefined) throw new Error(`there is no scenario "${unknown}"\n${USAGE}`);
  const effort = { seconds: values.quick ? 4 : 12, quick: values.quick, ink: fromCaller(values.ink) };
  const about = machine();
  const rows: ReportRow[] = [];
  const fromMs = steadyMs();
  for (const name of chosen) {
    process.stderr.write(`${name} …\n`);
    const scenario = SCENARIOS[name];
    if (scenario !== undefined) rows.push(...(await alone(scenario, effort)));
  }
  const tookSeconds = Math.round((steadyMs() - fromMs) / 1000);
  const ink = values.ink === undefined ? "the project's own digits" : path.basename(values.ink);
  const report: Report = { machine: about, ink, secondsEach: effort.seconds, tookSeconds, rows };
  const out = fromCaller(values.out);
  if (out !== undefined) await writeFile(out, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(tableOf(report));
}

/** On a server of its own, so that no scenario is slowed by what an earlier one left behind. */
async function alone(scenario: Scenario, effort: Parameters<Scenario>[1]): Promise<readonly ReportRow[]> {
  const site = await openSite();
  const [fromMs, busyMs] = [steadyMs(), machineBusyMs()];
  try {
    const rows = await scenario(site, effort);
    const used = (machineBusyMs() - busyMs) / (steadyMs() - fromMs);
    const strain = { cores: { of: coreCount(), by: { "all programs": used } } };
    return rows.map((row) => explained(row, strain));
  } finally {
    await site.close();
  }
}

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
function fromCaller(file: string | undefined): string | undefined {
  return file === undefined ? undefined : path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
