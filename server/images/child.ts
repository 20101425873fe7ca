import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export type ChildOptions<A> = {
  readonly file: URL;
  /** The answer, or undefined when it is not one: the child has looked at bytes of strangers and is not believed. */
  readonly parse: (answer: unknown) => A | undefined;
  readonly timeoutMs: number; // for one request, starting not counted
  readonly rssBytes: number; // seen on Linux alone; elsewhere time is the limit
  readonly restBytes: number; // holding more than that after an answer it ends: what native code took it seldom gives back; Infinity: it never does
  readonly idleMs: number; // after so long without a request it ends
  readonly env: Readonly<Record<string, string>>; // all that it gets: no secret of the server's is in it
};
export type ChildFailure = "time" | "memory" | "died";
export type Asked<A> =
  | { readonly ok: true; readonly answer: A }
  | { readonly ok: false; readonly why: ChildFailure };

/** A process for work that may go wrong: it starts when it is asked, does one thing at a time and is killed when it takes too much. */
export type Child<Q, A> = {
  /** Never rejects. `onStep` hears how far it is, as the child tells it. */
  ask(request: Q, onStep?: (step: unknown) => void): Promise<Asked<A>>;
  readonly pid: () => number | undefined;
  /** The most bytes that any of its processes that answered has held. */
  readonly mostBytes: () => number;
  close(): void;
};

const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** The handle of such a process; `file` answers each message with one, after a first that says it is ready. */
export function openChild<Q extends object, A>(options: ChildOptions<A>): Child<Q, A> {
  let current: ChildProcess | undefined;
  let closed = false;
  let mostBytes = 0;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = () => {
    current?.kill("SIGKILL");
    current = undefined;
  };
  const askNow = async (request: Q, onStep?: (step: unknown) => void): Promise<Asked<A>> => {
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
    const asked = await answerOf(current, request, options, onStep);
    if (!asked.ok) return fail(asked);
    const { rss, most } = await memoryOf(current.pid);
    mostBytes = Math.max(mostBytes, most);
    if (rss > options.restBytes) end();
    idle = setTimeout(end, options.idleMs).unref();
    return asked;
  };
  const fail = <T>(failure: T): T => {
    end();
    return failure;
  };
  return {
    ask: (request, onStep) => {
      const asked = last.then(() => askNow(request, onStep));
      last = asked;
      return asked;
    },
    pid: () => current?.pid,
    mostBytes: () => mostBytes,
    close: () => {
      closed = true;
      clearTimeout(idle);
      end();
    },
  };
}

const known = (answer: unknown): unknown => answer ?? undefined;

function start({
  file,
  env,
  restBytes,
}: Pick<ChildOptions<unknown>, "file" | "env" | "restBytes">): ChildProcess {
  const loader = file.pathname.endsWith(".ts") ? ["--import", "tsx"] : [];
  const collecting = restBytes === Infinity ? [] : ["--expose-gc"]; // see answerRequests.ts
  return fork(fileURLToPath(file), [], {
    execArgv: [...loader, "--max-old-space-size=256", ...collecting],
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
  onStep?: (step: unknown) => void,
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
      if ((await memoryOf(child.pid)).rss > rssBytes) settle({ ok: false, why: "memory" });
    }, LOOK_EVERY_MS);
    child.once("exit", died).once("error", died);
    child.on("message", (message) => {
      const step: unknown = Reflect.get(Object(message), "step");
      if (step !== undefined) return onStep?.(step);
      const answer = parse(message);
      settle(answer === undefined ? { ok: false, why: "died" } : { ok: true, answer });
    });
    if (request !== undefined) child.send(request, (error) => error && died());
  });
}

/** Bytes of memory that a process holds and has held at most, native ones too; 0 where that cannot be seen. */
async function memoryOf(pid: number | undefined): Promise<{ readonly rss: number; readonly most: number }> {
  const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const bytesAt = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) * 1024;
  return { rss: bytesAt("VmRSS"), most: bytesAt("VmHWM") };
}
