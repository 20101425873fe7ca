import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/** `CHROMIUM_PATH`, else the system's Chromium, else the one that Playwright installed. */
function chromium(): { readonly executablePath?: string } {
  const executablePath =
    process.env.CHROMIUM_PATH ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);
  return executablePath === undefined ? {} : { executablePath };
}

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  workers: 1, // one server and its browsers already fill two cores
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
    launchOptions: {
      ...chromium(),
      args: [
        "--headless",
        "--no-sandbox",
        // An address that browsers do not take as secure, as a class's plain-http server has: only loopback is.
        "--host-resolver-rules=MAP plain-http.test 127.0.0.1",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
