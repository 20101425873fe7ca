import { backend } from "./backend.mjs";
import { build } from "./build.mjs";
import { SetupError } from "./command.mjs";
import { dependencies } from "./dependencies.mjs";
import { withSetupLock } from "./lock.mjs";
import { prismaClient } from "./prisma-client.mjs";
import { createProgress } from "./progress.mjs";

const STEPS = { dependencies, backend, prismaClient, build };
const LAST_LINES = 40;

/**
 * Does those of the named steps whose result is missing or old, in their order, saying so on `stream`.
 * Answers whether all of them stand; a step that fails has said why.
 */
export async function ensure(names, stream) {
  const steps = names.map((name) => STEPS[name]);
  if (steps.every((step) => step.isCurrent())) return true;
  try {
    await withSetupLock(() => doMissing(steps, createProgress(stream)));
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    const said = error.output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
    stream.write(`${said}\n${error.message}\n`);
    return false;
  }
}

async function doMissing(steps, progress) {
  for (const step of steps) {
    if (!step.isCurrent()) await progress.step(step.title, () => step.run());
  }
}
