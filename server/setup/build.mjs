import { existsSync } from "node:fs";
import { runQuietly, SetupError } from "./command.mjs";
import { filesUnder, fingerprint, stampAt } from "./fingerprint.mjs";
import { inRoot } from "./places.mjs";

const SOURCES = [
  "app",
  "core",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "tsconfig.base.json",
];
const isSource = (path) => !/\.test\.tsx?$|\.md$/.test(path);

const stamp = stampAt(".next/.stamp");
const print = () => fingerprint(filesUnder([...SOURCES, "package-lock.json"], isSource));

export const build = {
  title: "Building the pages",
  isCurrent: () => stamp.holds(print()) && existsSync(inRoot("next-env.d.ts")), // which the check of the types needs
  async run() {
    stamp.remove();
    const before = print();
    const { ok, output } = await runQuietly(
      process.execPath,
      [inRoot("node_modules/next/dist/bin/next"), "build"],
      {
        env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      },
    );
    if (!ok) throw new SetupError("The pages could not be built.", output);
    stamp.write(before);
  },
};
