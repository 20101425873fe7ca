import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { VIEW } from "./batches/order.ts";
import { defaultInkFiles } from "./data/ink.ts";
import { defaultPhotoFiles, PHOTO_FOLDS } from "./data/photos.ts";
import { runFolder } from "./run.ts";
import type { Plan } from "./training.ts";
import { WEIGHTS_FILE } from "./weights.ts";

const STEPS = { quick: 800, usual: 8_000, final: 15_000 };

export const USAGE = `npm run train -- [--quick | --final] [--ink FILE …] [--images LABELS …] [--leave-out FOLD]
                   [--seed N] [--steps N] [--fresh] [--out FOLDER] [--for images|ink] [--from RUN]
Trains on MNIST and on the ink and photographed digits beside the project and given, then replaces model/weights (or fills
FOLDER). An interrupted training goes on where it stopped. --for images trains the bitmap branch alone, --for ink both
branches on ink before all else; model/combine.ts joins the two. --from goes on from another run's folder in model/runs, or from a folder of weights.`;

export type Request = { readonly plan: Plan; readonly fresh: boolean; readonly weightsFile: string };

/** What the words of a command line ask for; `here` is the caller's folder, from which paths count. Throws on an unknown option, a missing file and a number that is none. */
export function requested(words: readonly string[], here: string): Request | "help" {
  const { values, tokens } = parseArgs({
    args: [...words],
    tokens: true,
    options: {
      quick: { type: "boolean", default: false },
      final: { type: "boolean", default: false },
      ink: { type: "string", multiple: true, default: [] },
      images: { type: "string", multiple: true, default: [] },
      "leave-out": { type: "string" },
      out: { type: "string" },
      for: { type: "string" },
      from: { type: "string" },
      seed: { type: "string", default: "1" },
      steps: { type: "string" },
      fresh: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
    allowPositionals: true, // further files of --ink and --images
  });
  if (values.help) return "help";
  const inkFiles = [...defaultInkFiles(), ...filesAfter("ink", tokens, here)];
  const photoFiles = [...defaultPhotoFiles(), ...filesAfter("images", tokens, here)];
  const usual = values.quick ? STEPS.quick : values.final ? STEPS.final : STEPS.usual;
  const steps = integer("steps", values.steps ?? String(usual), 1);
  const seed = integer("seed", values.seed, 0);
  const fold = values["leave-out"];
  const leaveOut = fold === undefined ? null : integer("leave-out", fold, 0) % PHOTO_FOLDS;
  const view = VIEW.safeParse(values.for ?? "both");
  if (!view.success) throw new Error(`--for takes images, ink or both, not ${values.for}`);
  if (view.data === "images" && values.out === undefined)
    throw new Error("--for images needs --out FOLDER: alone such weights cannot serve");
  const from = values.from === undefined ? null : resolve(here, values.from);
  if (from !== null && !existsSync(from)) throw new Error(`there is no folder ${from}`);
  const key = createHash("sha256").update(
    JSON.stringify([
      steps,
      seed,
      leaveOut,
      inkFiles,
      photoFiles,
      ...(view.data === "both" ? [] : [view.data]),
      ...(from === null ? [] : [from]),
    ]),
  );
  const folder = runFolder(`${steps}-steps-seed-${seed}-${key.digest("hex").slice(0, 8)}`);
  const weightsFile = values.out === undefined ? WEIGHTS_FILE : join(resolve(here, values.out), "digits.bin");
  return {
    plan: { steps, seed, leaveOut, view: view.data, from, inkFiles, photoFiles, folder },
    fresh: values.fresh,
    weightsFile,
  };
}

type Token = { readonly kind: string; readonly name?: string; readonly value?: string | undefined };

/** The values of an option and the bare words that follow it, up to the next option. */
function filesAfter(option: string, tokens: readonly Token[], here: string): readonly string[] {
  let current = "";
  const files: string[] = [];
  for (const { kind, name, value } of tokens) {
    if (kind === "option") current = name ?? "";
    if (current === option && value !== undefined) files.push(resolve(here, value));
    else if (kind === "positional" && current !== "ink" && current !== "images")
      throw new Error(`${value} follows no --ink or --images`);
  }
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`there is no file ${missing}`);
  return files;
}

function integer(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`--${option} takes a whole number from ${least} on, not ${text}`);
  return value;
}
