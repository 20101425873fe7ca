import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { TENSORFLOW_THREADS } from "../model/threadLimits.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const MAX_PROXIES = 10;
const MIN_SECRET_CHARACTERS = 16;
const SECRET_BYTES = 32;

/** What the environment asks for, parsed. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that holds the embedded database and the secret. */
  readonly dataDir: string;
  /** A PostgreSQL server's address; undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** The one origin people reach this server by, without a slash at its end; undefined: whatever Host they used. */
  readonly publicOrigin: string | undefined;
  /** Undefined: made on the first run and kept in `dataDir`. */
  readonly secret: string | undefined;
  /** How many proxies stand in front and write `X-Forwarded-For`; 0: none, and the header is not believed. */
  readonly trustedProxies: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly isDevelopment: boolean;
  readonly mail: {
    /** An SMTP server's address; undefined: mails are written into files in `dataDir`. */
    readonly smtpUrl: string | undefined;
    readonly from: string;
  };
  /** Other sites by which people may sign in, each when both its variables are set. */
  readonly otherSites: {
    readonly google: OtherSiteKeys | undefined;
    readonly github: OtherSiteKeys | undefined;
  };
};

/** What another site knows this one by. */
export type OtherSiteKeys = { readonly clientId: string; readonly clientSecret: string };

/** The settings with what the first run makes. */
export type Env = Settings & { readonly secret: string };

type Source = Readonly<Record<string, string | undefined>>;
type Refusal = { readonly ok: false; readonly reason: string };

const schema = z.object({
  PORT: z.coerce.number("PORT must be a number").int().min(0).max(65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default("0.0.0.0"),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z.string().refine(isPostgresUrl).optional(),
  NEXTAUTH_URL: z.string().refine(isOrigin).optional(),
  NEXTAUTH_SECRET: z.string().min(MIN_SECRET_CHARACTERS).optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^(true|false|\d+)$/)
    .transform(toProxies)
    .pipe(z.number().max(MAX_PROXIES))
    .default(0),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  SMTP_URL: z.string().refine(isSmtpUrl).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/)
    .default("Digitboard <digitboard@localhost>"),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  NODE_ENV: z.string().optional(),
});

/** One sentence for each name: the value itself is not repeated, as it may hold a password. */
const SENTENCES: Readonly<Record<string, string>> = {
  PORT: "PORT must be a whole number from 0 to 65535.",
  HOST: "HOST must be an address or a name of this machine, such as 0.0.0.0 or 127.0.0.1.",
  DATABASE_URL:
    "DATABASE_URL must be the address of a PostgreSQL server, such as postgres://user:password@host:5432/name.",
  NEXTAUTH_URL:
    "NEXTAUTH_URL must be the address people open, such as https://board.example.org, without a path.",
  NEXTAUTH_SECRET: `NEXTAUTH_SECRET must have at least ${MIN_SECRET_CHARACTERS} characters.`,
  TRUST_PROXY: `TRUST_PROXY must be true, false or the number of proxies in front (0 to ${MAX_PROXIES}).`,
  LOG_LEVEL: `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.`,
  SMTP_URL:
    "SMTP_URL must be the address of a mail server, such as smtps://user:password@mail.example.org:465.",
  MAIL_FROM: "MAIL_FROM must be an e-mail address, such as Digitboard <board@example.org>.",
};

/** Parses the environment; an empty value counts as absent. The reason is one sentence for whoever starts the server. */
export function readEnv(source: Source): { readonly ok: true; readonly env: Settings } | Refusal {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    return { ok: false, reason: SENTENCES[name] ?? `${name} has a value that cannot be used.` };
  }
  const values = parsed.data;
  const env: Settings = {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    publicOrigin: values.NEXTAUTH_URL === undefined ? undefined : new URL(values.NEXTAUTH_URL).origin,
    secret: values.NEXTAUTH_SECRET,
    trustedProxies: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    isDevelopment: values.NODE_ENV === "development",
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
    otherSites: {
      google: keysOf(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
      github: keysOf(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET),
    },
  };
  return { ok: true, env };
}

/** Makes the data folder (only its owner may enter) and, on the first run, the secret in it. */
export function prepareEnv(settings: Settings): { readonly ok: true; readonly env: Env } | Refusal {
  const { dataDir } = settings;
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return { ok: true, env: { ...settings, secret: settings.secret ?? keptSecret(join(dataDir, "secret")) } };
  } catch (error) {
    const why = error instanceof Error ? error.message.split(",")[0] : String(error);
    return {
      ok: false,
      reason: `The data folder ${dataDir} cannot be used (${why}): choose another with DATA_DIR.`,
    };
  }
}

/**
 * Reads the process's environment once and hands back to it what NextAuth and TensorFlow read there by themselves. A bad
 * value or an unwritable folder ends the process with one sentence.
 */
export function loadEnv(): Env {
  const read = readEnv(process.env);
  const made = read.ok ? prepareEnv(read.env) : read;
  if (!made.ok) {
    console.error(made.reason);
    process.exit(1);
  }
  process.env.NEXTAUTH_SECRET = made.env.secret;
  if (made.env.publicOrigin === undefined) process.env.AUTH_TRUST_HOST = "1"; // else it redirects to port 3000, whatever the port
  // TensorFlow reads these from the process, where a worker's own copy does not reach. One core stays with the sockets:
  // on two, 200 writers' ink was 186 ms old at p99 in place of 258, and each reading of 20 writers came as soon.
  process.env.TF_NUM_INTRAOP_THREADS ??= String(Math.max(1, availableParallelism() - 1));
  process.env.TF_NUM_INTEROP_THREADS ??= TENSORFLOW_THREADS.TF_NUM_INTEROP_THREADS;
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  return made.env;
}

/** Node's own recursive mkdir never ends under /proc, where a folder's parent exists and it still cannot be made. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error; // another start was quicker
  }
}

/** Two first starts at once agree on one secret: it is linked into place whole, and the slower one reads the quicker one's. */
function keptSecret(path: string): string {
  const existing = readSecret(path);
  if (existing !== undefined) return existing;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(SECRET_BYTES).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readSecret(path);
  if (made === undefined) throw new Error(`${path} holds no secret`);
  return made;
}

function readSecret(path: string): string | undefined {
  try {
    const secret = readFileSync(path, "utf8").trim();
    chmodSync(path, 0o600);
    if (secret.length < MIN_SECRET_CHARACTERS) throw new Error(`${path} holds no whole secret`);
    return secret;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function toProxies(value: string): number {
  if (value === "true") return 1;
  return value === "false" ? 0 : Number(value);
}

function keysOf(clientId: string | undefined, clientSecret: string | undefined): OtherSiteKeys | undefined {
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };
}

function isSmtpUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && ["smtp:", "smtps:"].includes(url.protocol) && url.hostname !== "";
}

function isPostgresUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && ["postgres:", "postgresql:"].includes(url.protocol) && url.pathname.length > 1;
}

function isOrigin(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return (
    url !== undefined &&
    ["http:", "https:"].includes(url.protocol) &&
    url.pathname === "/" &&
    url.search === ""
  );
}
