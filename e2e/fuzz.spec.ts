import { readdirSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import path from "node:path";
import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";
import { cookieHeader, makeBoard, makeGuest } from "./session.ts";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? "10000");
const SEED = 20_261_124;
const AT_ONCE = 8;
const GUESTS = 20;
const ANSWERS_WITHIN_MS = 20_000;
const BUSY = 503; // said in words by a recogniser that is behind

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND", "TRACE"];
const TYPES = [
  "application/json",
  "application/json",
  "application/json; charset=utf-16",
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
  "text/plain",
  "",
];
const FIELDS = "name email password newPassword secret contributes days strokes corrections csrfToken".split(
  " ",
);
const VALUES = [
  ..."null true 0 -1 1e308 [] {} [[]] [[[1,2]]] [[[1e9,1]]] 30 7".split(" ").map((json) => JSON.parse(json)),
  "",
  "a",
  "a@b.example",
  "seven quiet lamps",
  "\u0000\ud800\u202e",
  "x".repeat(5_000),
  { __proto__: null, constructor: { prototype: 1 } },
];
const SEGMENTS = [
  "none",
  "%00",
  "%2e%2e",
  "..%2f..%2fetc",
  "%ff",
  "a".repeat(3_000),
  "%F0%9F%98%80",
  "'--",
  "%",
];

/** Every route there is, so that a new one is tried from its first day. */
const ROUTES = readdirSync(path.resolve(import.meta.dirname, "../app/api"), {
  recursive: true,
  encoding: "utf8",
})
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => `/api/${path.dirname(file)}`)
  .sort();

/** Numbers of [0, 1), always the same: mulberry32. */
function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
};
type World = {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly boards: readonly string[];
};

/** The next request: often nearly right, as what is wholly wrong is refused at the door. */
function createRequests(seed: number, { url, cookies, boards }: World): () => Sent {
  const random = createRandom(seed);
  const one = <T>(from: readonly T[]): T => {
    const [found] = from.slice(Math.floor(random() * from.length));
    if (found === undefined) throw new Error("there is nothing to choose from");
    return found;
  };
  const chance = (p: number) => random() < p;
  const segment = () => (chance(0.6) ? one(boards) : one(SEGMENTS));
  const address = () => {
    const route = one(ROUTES).replace(/\[[^\]]+\]/g, segment);
    return chance(0.1) ? `${route}?on=${one(SEGMENTS)}&next=${one(SEGMENTS)}` : route;
  };
  const json = () => {
    const fields = FIELDS.filter(() => chance(0.25)).map((name) => [name, one(VALUES)]);
    return JSON.stringify(chance(0.1) ? one(VALUES) : Object.fromEntries(fields));
  };
  const body = () => {
    if (chance(0.02)) return Buffer.alloc(700_000, "[");
    if (chance(0.1)) return Buffer.from(json().slice(0, -1));
    if (chance(0.1)) return Buffer.from(Array.from({ length: 64 }, () => Math.floor(random() * 256)));
    if (chance(0.1)) {
      return Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${json()}\r\n--x--`,
      );
    }
    return Buffer.from(json());
  };
  const cookie = () => {
    if (chance(0.75)) return one(cookies);
    return chance(0.5)
      ? `${one(cookies).slice(0, -3)}xyz`
      : `next-auth.session-token=${one(SEGMENTS)}; =; ;;a`;
  };
  return () => {
    const method = one(METHODS);
    const headers: Record<string, string> = { cookie: cookie() };
    const type = one(TYPES);
    if (type !== "") headers["content-type"] = type;
    if (chance(0.1))
      headers.authorization = one(["Bearer", `Bearer digitboard_${"a".repeat(43)}`, "Basic \xff"]);
    if (chance(0.1)) headers.origin = one(["null", "https://evil.example", url, "not an address"]);
    if (chance(0.1)) headers["x-forwarded-for"] = one(["::1", "\xe9", "1.2.3.4, 5.6.7.8", ","]);
    if (chance(0.05)) headers["if-none-match"] = "*";
    if (chance(0.05)) headers["accept-language"] = "x".repeat(4_000);
    const hasBody = method !== "GET" && method !== "HEAD" && method !== "TRACE" && chance(0.9);
    return { method, path: address(), headers, body: hasBody ? body() : undefined };
  };
}

/** The status; 0 where the connection was cut, as after a body too large to be read. Rejects when no answer comes. */
function statusOf(
  url: string,
  agent: Agent,
  { method, path: address, headers, body }: Sent,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": `${body.length}` };
    const options = { method, path: address, agent, headers: { ...headers, ...length } };
    const sent = httpRequest(url, options, (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode ?? 0));
      answer.on("error", () => done(0));
    });
    const timer = setTimeout(() => {
      reject(new Error(`no answer to ${method} ${address.slice(0, 200)}`));
      sent.destroy();
    }, ANSWERS_WITHIN_MS);
    const done = (status: number) => {
      clearTimeout(timer);
      resolve(status);
    };
    sent.on("error", () => done(0));
    sent.end(body);
  });
}

test(`${REQUESTS} malformed requests over all routes: none fails in the server, none hangs`, async ({
  site,
}) => {
  test.setTimeout(300_000);
  expect(ROUTES.length).toBeGreaterThan(20);
  const guests = await Promise.all(
    Array.from({ length: GUESTS }, (_, n) => makeGuest(site.url, `Guest ${n}`)),
  );
  const boards = await Promise.all(guests.map((guest) => makeBoard(site.url, guest, "Fuzz")));
  const next = createRequests(SEED, { url: site.url, cookies: guests.map(cookieHeader), boards });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const counts = new Map<number, number>();
  const failed: string[] = [];
  let left = REQUESTS;
  const work = async () => {
    while (left-- > 0) {
      const sent = next();
      const status = await statusOf(site.url, agent, sent);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (status >= 500 && status !== BUSY) {
        failed.push(
          `${status} ${sent.method} ${sent.path.slice(0, 80)} ${sent.body?.toString("latin1").slice(0, 80)}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  test.info().annotations.push({ type: "statuses", description: JSON.stringify([...counts]) });
  if (process.env.FUZZ_TELL === "1") console.log(JSON.stringify([...counts]));
  expect(failed.slice(0, 20)).toEqual([]);
  expect(counts.get(0) ?? 0, "connections cut").toBeLessThan(REQUESTS / 20);
  expect((counts.get(200) ?? 0) + (counts.get(201) ?? 0), "some were right").toBeGreaterThan(REQUESTS / 100);
  expect((await fetch(`${site.url}/api/health`)).status).toBe(200);
  expect(await makeGuest(site.url, "After")).toBeTruthy();
});
