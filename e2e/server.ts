import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** The real server as a process of its own, on a port and a data folder of its own. */
export type RunningServer = {
  readonly port: number;
  readonly url: string; // by the loopback address
  readonly process: ChildProcess;
  readonly dataDir: string;
  /** Asks it to end (SIGTERM) and waits; gives the exit code, or null when it had to be killed. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
};

export type ServerOptions = {
  readonly dataDir: string;
  readonly port: number;
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

const ROOT = path.resolve(import.meta.dirname, "..");
const STARTS_WITHIN_MS = 90_000;
const STOPS_WITHIN_MS = 15_000;

/** Starts the built app and waits until its health route says that database and recogniser are ready. */
export async function startServer({
  dataDir,
  port,
  nodeArgs = [],
  env = {},
}: ServerOptions): Promise<RunningServer> {
  const child = spawn(process.execPath, ["--import", "tsx", ...nodeArgs, "server/index.ts"], {
    cwd: ROOT,
    env: {
      ...inherited(),
      NODE_ENV: "production",
      HOST: "0.0.0.0",
      PORT: `${port}`,
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  const said = collect(child);
  const url = `http://127.0.0.1:${port}`;
  await healthy(url, child, said);
  return {
    port,
    url,
    process: child,
    dataDir,
    stop: () => stop(child),
    kill: async () => {
      child.kill("SIGKILL");
      await ended(child);
    },
  };
}

/** An empty folder for one server; `remove` takes it away. */
export async function freshFolder(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(path.join(tmpdir(), "digitboard-"));
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

/** A port that was free a moment ago, so that a server killed and started again can keep its address. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** What the person's shell sets for the product must not reach a server under test. */
function inherited(): Record<string, string | undefined> {
  const {
    NEXTAUTH_URL: _url,
    NEXTAUTH_SECRET: _secret,
    DATABASE_URL: _database,
    TRUST_PROXY: _proxy,
    SMTP_URL: _smtp,
    MAIL_FROM: _from,
    GOOGLE_CLIENT_ID: _google,
    GITHUB_CLIENT_ID: _github,
    ...rest
  } = process.env;
  return rest;
}

function collect(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(-20_000);
      if (process.env.SERVER_OUTPUT === "1") process.stderr.write(chunk);
    });
  }
  return () => text;
}

async function healthy(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended before it was ready:\n${said()}`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.status === 200) return;
    await answer?.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`the server was not ready after ${STARTS_WITHIN_MS / 1000} s:\n${said()}`);
}

async function stop(child: ChildProcess): Promise<number | null> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
  await ended(child);
  clearTimeout(timer);
  return child.exitCode;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
