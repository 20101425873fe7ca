import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, describe, it } from "node:test";
import { prepareEnv, readEnv, type Settings } from "./env.ts";

const folder = mkdtempSync(join(tmpdir(), "digitboard-env-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function settingsOf(source: Record<string, string>): Settings {
  const read = readEnv(source);
  assert.ok(read.ok);
  return read.env;
}

describe("reading the environment", () => {
  it("needs nothing: everything has a default", () => {
    assert.deepEqual(settingsOf({}), {
      port: 3000,
      host: "0.0.0.0",
      dataDir: resolve("data"),
      databaseUrl: undefined,
      publicOrigin: undefined,
      secret: undefined,
      trustedProxies: 0,
      logLevel: "info",
      isDevelopment: false,
      mail: { smtpUrl: undefined, from: "Digitboard <digitboard@localhost>" },
      otherSites: { google: undefined, github: undefined },
    });
  });

  it("takes an empty value for an absent one", () => {
    assert.equal(settingsOf({ PORT: "", HOST: " ", DATABASE_URL: "" }).port, 3000);
  });

  it("reads what is given", () => {
    const settings = settingsOf({
      PORT: "0",
      DATABASE_URL: "postgres://me:secret@db.example.org:5432/board",
      NEXTAUTH_URL: "https://board.example.org/",
      TRUST_PROXY: "true",
      NODE_ENV: "development",
      SMTP_URL: "smtp://me:secret@mail.example.org:587",
      MAIL_FROM: "Board <board@example.org>",
      GITHUB_CLIENT_ID: "id",
      GITHUB_CLIENT_SECRET: "secret",
      GOOGLE_CLIENT_ID: "alone",
    });
    assert.deepEqual(settings.mail, {
      smtpUrl: "smtp://me:secret@mail.example.org:587",
      from: "Board <board@example.org>",
    });
    assert.deepEqual(settings.otherSites, {
      google: undefined,
      github: { clientId: "id", clientSecret: "secret" },
    });
    assert.equal(settings.port, 0);
    assert.equal(settings.publicOrigin, "https://board.example.org");
    assert.equal(settings.trustedProxies, 1);
    assert.equal(settings.isDevelopment, true);
  });

  const refused: readonly (readonly [name: string, value: string])[] = [
    ["PORT", "http"],
    ["PORT", "-1"],
    ["PORT", "70000"],
    ["PORT", "80.5"],
    ["PORT", "3000x"],
    ["HOST", "a host"],
    ["HOST", "http://localhost"],
    ["DATABASE_URL", "mysql://u:hunter22@h/db"],
    ["DATABASE_URL", "postgres://"],
    ["DATABASE_URL", "somewhere"],
    ["NEXTAUTH_URL", "board.example.org"],
    ["NEXTAUTH_URL", "https://board.example.org/path"],
    ["NEXTAUTH_SECRET", "hunter22"],
    ["TRUST_PROXY", "yes"],
    ["TRUST_PROXY", "99"],
    ["LOG_LEVEL", "loud"],
    ["SMTP_URL", "mail.example.org"],
    ["SMTP_URL", "http://me:hunter22@mail.example.org"],
    ["MAIL_FROM", "nobody"],
    ["MAIL_FROM", "a@b.org\r\nBcc: hunter22@b.org"],
  ];
  for (const [name, value] of refused) {
    it(`refuses ${name}=${value} in one sentence that does not repeat the value`, () => {
      const read = readEnv({ [name]: value });
      assert.ok(!read.ok);
      assert.match(read.reason, new RegExp(`^${name} must .*\\.$`));
      assert.doesNotMatch(read.reason, /hunter22/);
    });
  }
});

describe("preparing the data folder", () => {
  it("makes a secret once, for its owner only, and keeps it", () => {
    const settings = settingsOf({ DATA_DIR: join(folder, "new", "data") });
    const first = prepareEnv(settings);
    const second = prepareEnv(settings);
    assert.ok(first.ok && second.ok);
    assert.ok(first.env.secret.length >= 40);
    assert.equal(second.env.secret, first.env.secret);
    const file = join(settings.dataDir, "secret");
    assert.equal(readFileSync(file, "utf8"), first.env.secret);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(settings.dataDir).mode & 0o777, 0o700);
  });

  it("prefers the secret that is given, and then writes none", () => {
    const dataDir = join(folder, "given");
    const made = prepareEnv(settingsOf({ DATA_DIR: dataDir, NEXTAUTH_SECRET: "sixteen characters" }));
    assert.ok(made.ok);
    assert.equal(made.env.secret, "sixteen characters");
    assert.throws(() => statSync(join(dataDir, "secret")), { code: "ENOENT" });
  });

  it("refuses a folder that cannot be one", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const made = prepareEnv(settingsOf({ DATA_DIR: join(file, "data") }));
    assert.ok(!made.ok);
    assert.match(
      made.reason,
      /^The data folder .* cannot be used \(ENOTDIR.*\): choose another with DATA_DIR\.$/,
    );
  });

  it("refuses a folder that the system does not let anyone make", () => {
    assert.equal(prepareEnv(settingsOf({ DATA_DIR: "/proc/digitboard/data" })).ok, false);
  });

  it("refuses a secret that was cut short", () => {
    const settings = settingsOf({ DATA_DIR: join(folder, "cut") });
    assert.ok(prepareEnv(settings).ok);
    writeFileSync(join(settings.dataDir, "secret"), "abc");
    assert.equal(prepareEnv(settings).ok, false);
  });
});

it("a bad value ends the process with one sentence and exit code 1", () => {
  const program = `import(${JSON.stringify(new URL("./env.ts", import.meta.url).href)}).then((env) => env.loadEnv())`;
  const run = spawnSync(process.execPath, ["--import", "tsx", "-e", program], {
    env: { ...process.env, PORT: "many" },
    encoding: "utf8",
  });
  assert.equal(run.status, 1);
  assert.equal(run.stderr, "PORT must be a whole number from 0 to 65535.\n");
});

it("TensorFlow is told to run one operation after the other, unless the process says otherwise", () => {
  const url = JSON.stringify(new URL("./env.ts", import.meta.url).href);
  const program = `import(${url}).then((env) => { env.loadEnv(); console.log(process.env.TF_NUM_INTEROP_THREADS); })`;
  const toldBy = (env: Readonly<Record<string, string>>) => {
    const dataDir = mkdtempSync(join(tmpdir(), "digitboard-threads-"));
    const { TF_NUM_INTEROP_THREADS: _, ...rest } = process.env;
    const run = spawnSync(process.execPath, ["--import", "tsx", "-e", program], {
      env: { ...rest, DATA_DIR: dataDir, ...env },
      encoding: "utf8",
    });
    rmSync(dataDir, { recursive: true });
    return run.stdout.trim();
  };
  assert.equal(toldBy({}), "1");
  assert.equal(toldBy({ TF_NUM_INTEROP_THREADS: "4" }), "4");
});
