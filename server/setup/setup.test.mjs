import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runHere, runQuietly } from "./command.mjs";
import { firstMissing } from "./dependencies.mjs";
import { filesUnder, fingerprint } from "./fingerprint.mjs";
import { nodeRefusal } from "./node-version.mjs";
import { inRoot } from "./places.mjs";
import { countsOfPlaywright, countsOfTap } from "./stages.mjs";

describe("the version of Node", () => {
  for (const version of ["v20.19.0", "v20.20.2", "v22.13.0", "v24.0.0", "v24.21.3"]) {
    it(`${version} will do`, () => assert.equal(nodeRefusal(version), undefined));
  }
  for (const version of ["v14.21.3", "v18.20.0", "v20.18.9", "v21.7.0", "v22.12.0", "v23.5.0", "v25.1.0"]) {
    it(`${version} is refused in one sentence`, () => {
      assert.equal(
        nodeRefusal(version),
        `Digitboard runs on Node 20 (from 20.19), 22 (from 22.13) or 24, and this is Node ${version.slice(1)}.`,
      );
    });
  }
  it("is what package.json asks for", () => {
    const { engines } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
    assert.equal(engines.node, "^20.19 || ^22.13 || ^24");
  });
});

describe("the lock and what is installed", () => {
  const locked = {
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0", optional: true },
  };

  it("agree when all but another platform's binaries is there", () => {
    assert.equal(firstMissing(locked, { "node_modules/a": { version: "1.0.0" } }), undefined);
  });
  it("disagree over a missing package", () => {
    assert.equal(firstMissing(locked, {}), "node_modules/a");
  });
  it("disagree over another version, of an optional package too", () => {
    const installed = { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.1" } };
    assert.equal(firstMissing(locked, installed), "node_modules/b");
  });
  it("the lock names the binaries of all platforms: npm ci refuses one that does not", () => {
    const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
    const unnamed = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${folder}/node_modules/${name}` in packages),
      ),
    );
    assert.deepEqual(unnamed, []);
  });
});

describe("counting tests", () => {
  it("reads the end of a TAP report, a cancelled test counting as failed", () => {
    const tap =
      "ok 1 - # pass 9\n1..5\n# tests 5\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n";
    assert.deepEqual(countsOfTap(tap), { passed: 2, failed: 2, skipped: 1 });
  });
  it("counts a flaky browser test as failed", () => {
    const json = JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } });
    assert.deepEqual(countsOfPlaywright(json), { passed: 3, failed: 2, skipped: 2 });
  });
});

describe("a fingerprint", () => {
  it("changes with any of the files and with nothing else", () => {
    const files = filesUnder(["server/setup"], (path) => path.endsWith(".mjs"));
    assert.ok(files.includes("server/setup/setup.test.mjs"));
    assert.equal(fingerprint(files), fingerprint([...files]));
    assert.notEqual(fingerprint(files), fingerprint(files.slice(1)));
    assert.notEqual(fingerprint(files), fingerprint(files, "more"));
  });
});

describe("running programs", () => {
  it("answers what a program said and whether it went well", async () => {
    const run = await runQuietly(process.execPath, [
      "-e",
      "console.log('out'); console.error('err'); process.exit(3)",
    ]);
    assert.equal(run.ok, false);
    assert.match(run.output, /out/);
    assert.match(run.output, /err/);
  });
  it("answers that a program does not exist", async () => {
    assert.equal((await runQuietly("no-such-program-here", [])).ok, false);
  });
  it("kills a program that takes too long, and its children", async () => {
    const child = "setInterval(() => {}, 1e6)";
    const program = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" })`;
    const run = await runQuietly(process.execPath, ["-e", program], { timeoutMs: 300 });
    assert.deepEqual([run.ok, run.timedOut], [false, true]); // answers only when the child's output has closed too
  });
  it("passes a program's exit code on", async () => {
    assert.equal((await runHere(process.execPath, ["-e", "process.exit(7)"])).code, 7);
    const killed = await runHere(process.execPath, ["-e", "process.kill(process.pid, 'SIGTERM')"]);
    assert.deepEqual(killed, { code: 143, signal: undefined });
  });
});

describe("running a TypeScript program", () => {
  it("keeps stdout to itself, tells it the caller's folder, and passes its exit code on", async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "digitboard-run-")));
    try {
      const program = inRoot("server/setup/testing/echo.ts");
      const run = await runQuietly(
        process.execPath,
        [inRoot("server/setup/run.mjs"), program, "one", "two words"],
        { cwd: folder },
      );
      assert.deepEqual(JSON.parse(run.output), { from: folder, cwd: inRoot(), words: ["one", "two words"] });
      assert.equal(run.ok, false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
