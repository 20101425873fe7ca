import { createHash } from "node:crypto";

/** What a writer's ink may be used for. Nobody is in two folds, whatever the file. */
export type Fold = "test" | "calibration" | "train";

const TEST_PERCENT = 15;
const CALIBRATION_PERCENT = 25;

/** The fold of a writer, by a hash of the name after the last "/", so that contributors who share a writer agree. */
export function foldOf(writer: string): Fold {
  const name = writer.slice(writer.lastIndexOf("/") + 1).toLowerCase();
  const digest = createHash("sha256").update(name).digest("hex");
  const percent = Number.parseInt(digest.slice(0, 8), 16) % 100;
  if (percent < TEST_PERCENT) return "test";
  return percent < CALIBRATION_PERCENT ? "calibration" : "train";
}
