import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export type ChildOptions<A> = {
  readonly file: URL;
  /** The answer, or undefined when it is not one: the child has looked at bytes of strangers and is not believed. */
  readonly parse: (answer: unknown) => A | undefined;
  readonly timeoutMs: number; // for one request, starting not counted
  readonly rssBytes: number; // seen on Linux alone; elsewhere time is the limit
  readonly idleMs: number; // after so long without a request it ends
  readonly env: Readonly<Record<string, string>>; // all that it gets: no secret of the server's is in it
};
export type ChildFailure = "time" | "memory" | "died";
export type Asked<A> =
  | { readonly ok: true; readonly answer: A }
  | { readonly ok: false; readonly why: ChildFailure };

/** A process for work that may go wrong: it starts when it is asked, does one thing at a time and is killed when it takes too much. */
export type Child<Q, A> = {
  /** Never rejects. */
  ask(request: Q): Promise<Asked<A>>;
  readonly pid: () => number | undefined;
  close(): void;
};

const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 20;
const PAGE_BYTES = 4096;

/** The handle of such a process; `file` answers each message with one, after a first that says it is ready. */
export function openChild<Q extends object, A>(options: ChildOptions<A>): Child<Q, A> {
  let current: ChildProcess | undefined;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = () => {
    current?.kill("SIGKILL");
    current = undefined;
  };
  const askNow = async (request: Q): Promise<Asked<A>> => {
    clearTimeout(idle);
    if (closed) return { ok: false, why: "died" };
    if (current === undefined || !current.connected) {
      current = start(options);
      const ready = await answerOf(current, undefined, {
        ...options,
        timeoutMs: STARTS_WITHIN_MS,
        parse: known,
      });
      if (!ready.ok) return fail(ready);
    }
    const asked = await answerOf(current, request, options);
    if (!asked.ok) return fail(asked);
    idle = setTimeout(end, options.idleMs).unref();
    return asked;
  };
  const fail = <T>(failure: T): T => {
    end();
    return failure;
  };
  return {
    ask: (request) => {
      const asked = last.then(() => askNow(request));
      last = asked;
      return asked;
    },
    pid: () => current?.pid,
    close: () => {
      closed = true;
      clearTimeout(idle);
      end();
    },
  };
}

const known = (answer: unknown): unknown => answer ?? undefined;

function start({ file, env }: Pick<ChildOptions<unknown>, "file" | "env">): ChildProcess {
  return fork(fileURLToPath(file), [], {
    execArgv: ["--import", "tsx", "--max-old-space-size=256"],
    env: { NODE_ENV: "production", ...env },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Sends `request`, when there is one, and waits for what comes back, for the limits or for the child's end. */
function answerOf<A>(
  child: ChildProcess,
  request: object | undefined,
  { parse, timeoutMs, rssBytes }: Pick<ChildOptions<A>, "parse" | "timeoutMs" | "rssBytes">,
): Promise<Asked<A>> {
  return new Promise((resolve) => {
    const settle = (asked: Asked<A>) => {
      clearTimeout(timer);
      clearInterval(watch);
      child.removeAllListeners();
      child.on("error", () => undefined); // an error after the end is nobody's
      resolve(asked);
    };
    const died = () => settle({ ok: false, why: "died" });
    const timer = setTimeout(() => settle({ ok: false, why: "time" }), timeoutMs);
    const watch = setInterval(async () => {
      if ((await rssOf(child.pid)) > rssBytes) settle({ ok: false, why: "memory" });
    }, LOOK_EVERY_MS);
    child.once("exit", died).once("error", died);
    child.once("message", (message) => {
      const answer = parse(message);
      settle(answer === undefined ? { ok: false, why: "died" } : { ok: true, answer });
    });
    if (request !== undefined) child.send(request, (error) => error && died());
  });
}

/** Bytes of memory that a process holds, native ones too; 0 where that cannot be seen. */
async function rssOf(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return Number(text.split(" ")[1] ?? 0) * PAGE_BYTES;
}
