import { evaluateStrings, type StringsReport } from "./strings/evaluate.ts";

/** Prints how well strings of held-out writers are read: `node --import tsx model/strings.ts [test|calibration|train]`. */
const fold = process.argv[2] ?? "test";
if (fold !== "test" && fold !== "calibration" && fold !== "train") throw new Error(`no such fold: ${fold}`);

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

function printReport(report: StringsReport): void {
  const [low, high] = report.wholeInterval;
  console.log(
    `${report.set}: ${report.count} strings of ${report.digits} digits; whole string right ${percent(report.wholeRight)}` +
      ` (95 %: ${percent(low)} to ${percent(high)}), without spaces ${percent(report.wholeRightUnspaced)},` +
      ` digit error ${percent(report.digitError)}`,
  );
  for (const { truth, text, writer } of report.misread)
    console.log(`  ${truth} read as "${text}" (${writer})`);
}

for (const report of await evaluateStrings(fold)) printReport(report);
