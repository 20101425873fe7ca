import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { runQuietly, SetupError } from "./command.mjs";
import { inRoot } from "./places.mjs";

const ON_PATH = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const ON_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const VERSION_MS = 15_000;
const DOWNLOAD_MS = 120_000;
const PACKAGE_MS = 300_000;

/** The path of a Chromium that starts: the one named, the system's, Playwright's own, else Debian's package, installed. */
export async function findBrowser(progress) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named)) return named;
    throw new SetupError(`CHROMIUM_PATH names ${named}, which does not start.`);
  }
  const present = (await onSystem()) ?? (await playwrightsOwn());
  if (present !== undefined) return present;
  let found;
  await progress.step("Getting a browser for the tests", async () => {
    found = (await downloaded()) ?? (await debians());
    if (found === undefined) {
      throw new SetupError(
        "No Chromium was found or could be installed: install one, or name one with CHROMIUM_PATH.",
      );
    }
  });
  return found;
}

async function onSystem() {
  for (const candidate of [...ON_PATH, ON_MAC]) {
    if (await starts(candidate)) return candidate.startsWith("/") ? candidate : pathOf(candidate);
  }
  return undefined;
}

async function pathOf(name) {
  const { output } = await runQuietly("sh", ["-c", `command -v ${name}`]);
  return output.trim();
}

async function playwrightsOwn() {
  const { chromium } = createRequire(import.meta.url)("playwright-core");
  const path = chromium.executablePath();
  return existsSync(path) && (await starts(path)) ? path : undefined;
}

async function downloaded() {
  const cli = inRoot("node_modules/@playwright/test/cli.js");
  await runQuietly(process.execPath, [cli, "install", "chromium"], { timeoutMs: DOWNLOAD_MS });
  return playwrightsOwn();
}

async function debians() {
  const asRoot = process.getuid?.() === 0 ? "" : "sudo -n ";
  const install = `${asRoot}apt-get update && ${asRoot}apt-get install -y --no-install-recommends chromium`;
  await runQuietly("sh", ["-c", install], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
    timeoutMs: PACKAGE_MS,
  });
  return onSystem();
}

async function starts(path) {
  return (await runQuietly(path, ["--version"], { timeoutMs: VERSION_MS })).ok;
}
