import { existsSync } from "node:fs";
import { runQuietly, SetupError } from "./command.mjs";
import { filesUnder, fingerprint, stampAt } from "./fingerprint.mjs";
import { inRoot } from "./places.mjs";

const stamp = stampAt("prisma/generated/.stamp");
const print = () =>
  fingerprint([
    "prisma/schema.prisma",
    ...filesUnder(["prisma.config.ts"]),
    "node_modules/prisma/package.json",
  ]);

/** Generating reads the schema only; naming any program as engine keeps Prisma from downloading one. */
const noEngine = existsSync("/bin/true") ? "/bin/true" : process.execPath;

export const prismaClient = {
  title: "Generating the database client",
  isCurrent: () => stamp.holds(print()),
  async run() {
    stamp.remove();
    const { ok, output } = await runQuietly(
      process.execPath,
      [inRoot("node_modules/prisma/build/index.js"), "generate"],
      {
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: noEngine,
          CHECKPOINT_DISABLE: "1",
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
        },
      },
    );
    if (!ok) throw new SetupError("The database client could not be generated.", output);
    stamp.write(print());
  },
};
