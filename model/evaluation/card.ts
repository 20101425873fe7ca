import type { InkReport } from "./ink.ts";
import type { ReadingReport } from "./reading.ts";
import type { SpeedReport } from "./speed.ts";
import type { LayerSummary } from "./summary.ts";

type Measured = {
  readonly version: string;
  readonly command: string;
  readonly machine: object;
  readonly layers: readonly LayerSummary[];
  readonly weightsMb: number;
  readonly mnist: ReadingReport;
  readonly ink: InkReport | null;
  readonly speed: SpeedReport;
};

/** The few figures of the report that fit on a card beside the weights. */
export function cardOf({ version, command, machine, layers, weightsMb, mnist, ink, speed }: Measured) {
  return {
    version,
    command,
    machine,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    weightsMb,
    mnistTestError: mnist.error,
    mnistCalibrationError: mnist.calibration.error,
    heldOutWritersError: ink?.writers.error ?? null,
    heldOutWritersRejected: ink?.writers.rejected ?? null,
    heldOutStringsDigitError: ink?.stringsDigits ?? null,
    heldOutCalibrationError: ink?.writers.calibration.error ?? null,
    heldOutCalibrationErrorIfPerfect: ink?.writers.calibration.perfect ?? null,
    notADigitAcceptedAt99: ink?.rejection?.acceptedAt99 ?? null,
    notADigitAreaUnderRoc: ink?.rejection?.roc.area ?? null,
    notADigitServedFalseAccepts: ink?.rejection?.servedFalseAccepts ?? null,
    speed,
  };
}
