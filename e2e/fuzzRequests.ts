import { createRandom, type Random } from "./fuzzRandom.ts";
import {
  type Draw,
  endsSomething,
  FUZZ_ROUTES,
  type FuzzRoute,
  isDear,
  rightBody,
  rightPath,
  takesFile,
} from "./fuzzRoutes.ts";
import { spoiled } from "./fuzzSpoil.ts";
import { FUZZ_PASSWORD, type FuzzWorld } from "./fuzzWorld.ts";

export type FuzzRequest = {
  readonly route: string; // "POST /api/boards/[id]/sharing"
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
};

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND", "TRACE"];
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
const TYPES = [
  "application/json; charset=utf-16",
  "multipart/form-data",
  "text/plain",
  "application/xml",
  "",
];
const NETWORKS = 200;

/** Requests without an end: each right but for a few things, and some right through and through. */
export function createFuzzRequests(seed: number, url: string, world: FuzzWorld): () => FuzzRequest {
  const random = createRandom(seed);
  const { one, chance } = random;
  return () => {
    let route = one(FUZZ_ROUTES);
    if (isDear(route) && chance(0.7)) route = one(FUZZ_ROUTES);
    const person = one(endsSomething(route) ? world.leaving : world.people);
    const draw = { random, person, world };
    const method = chance(0.06) ? one(METHODS) : route.method;
    const { type, bytes } = bodyOf(route, draw, url);
    const headers: Record<string, string> = {
      "x-forwarded-for": `192.0.2.${random.upTo(NETWORKS)}`,
      ...cookieOf(person.cookie, world, random),
      ...oddHeaders(random),
    };
    const hasBody = bytes !== undefined && !["GET", "HEAD", "TRACE"].includes(method);
    const sentType = chance(0.04) ? one(TYPES) : type;
    if (hasBody && sentType !== "") headers["content-type"] = sentType;
    const own = chance(0.08) ? { ...draw, person: one(world.people) } : draw;
    const path = spoiledPath(rightPath(route, own), random);
    const name = `${route.method} ${route.path}`;
    return { route: name, method, path, headers, body: hasBody ? bytes : undefined };
  };
}

type Body = { readonly type: string; readonly bytes: Buffer | undefined };

function bodyOf(route: FuzzRoute, draw: Draw, url: string): Body {
  const { random, world, person } = draw;
  const { chance, upTo } = random;
  if (chance(0.01)) return { type: "application/json", bytes: Buffer.alloc(700_000, "[") };
  if (chance(0.02))
    return { type: "application/json", bytes: Buffer.from(Array.from({ length: 64 }, () => upTo(255))) };
  if (takesFile(route) || (route.path === "/api/recognize" && chance(0.1)))
    return fileBody(world.picture, random);
  if (route.path.startsWith("/api/auth") && route.method === "POST") return formBody(person, url, random);
  const right = rightBody(route, draw);
  if (right === undefined) return { type: "", bytes: undefined };
  const value = chance(0.5) ? right : spoiled(chance(0.2) ? spoiled(right, random) : right, random);
  const text = JSON.stringify(value) ?? "";
  return { type: "application/json", bytes: Buffer.from(chance(0.03) ? text.slice(0, -1) : text) };
}

/** A picture, or one with a few bytes of it changed or cut off. */
function fileBody(picture: Buffer, { chance, upTo, one }: Random): Body {
  const bytes = Buffer.from(picture);
  if (chance(0.5)) for (let n = 0; n < 4; n++) bytes[upTo(bytes.length - 1)] = upTo(255);
  const cut = chance(0.2) ? bytes.subarray(0, upTo(bytes.length - 1)) : bytes;
  const field = one(["file", "file", "file", "files", ""]);
  const head = `--x\r\nContent-Disposition: form-data; name="${field}"; filename="${one(["a.png", "../a\u0000", "a.svg"])}"\r\n\r\n`;
  const bytesSent = Buffer.concat([Buffer.from(head), cut, Buffer.from(chance(0.95) ? "\r\n--x--\r\n" : "")]);
  return { type: "multipart/form-data; boundary=x", bytes: bytesSent };
}

/** What the page of signing in sends, with the token that stands in its cookie. */
function formBody({ cookie, email }: Draw["person"], url: string, { chance, one }: Random): Body {
  const token = /csrf-token=([^%|]+)/.exec(cookie)?.[1] ?? "";
  const fields = {
    csrfToken: chance(0.8) ? token : "forged",
    email: one([email, "none@example.org", "\u0000", "x".repeat(300)]),
    password: one([FUZZ_PASSWORD, "another one", "", "\ud800"]),
    name: one(["Ada", "", "\u0000"]),
    callbackUrl: one([url, "/boards", "https://evil.example", "//evil.example", "not an address"]),
    json: "true",
  };
  const entries = Object.entries(fields).filter(() => chance(0.95));
  const bytes = Buffer.from(new URLSearchParams(entries).toString());
  return { type: "application/x-www-form-urlencoded", bytes };
}

function cookieOf(own: string, { people }: FuzzWorld, { chance, one }: Random): Record<string, string> {
  if (chance(0.9)) return { cookie: own };
  const others = one(people).cookie;
  return one([
    {},
    { cookie: others },
    { cookie: `${own.slice(0, -3)}xyz` },
    { cookie: `next-auth.session-token=${one(SEGMENTS)}; =; ;;a` },
  ]);
}

function oddHeaders({ chance, one }: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  if (chance(0.03))
    headers.authorization = one(["Bearer", `Bearer digitboard_${"a".repeat(43)}`, "Basic \xff"]);
  if (chance(0.03)) headers.origin = one(["null", "https://evil.example", "not an address"]);
  if (chance(0.03)) headers["x-forwarded-for"] = one(["::1", "\xe9", "1.2.3.4, 5.6.7.8", ","]);
  if (chance(0.02)) headers["if-none-match"] = "*";
  if (chance(0.02)) headers["accept-language"] = "x".repeat(4_000);
  return headers;
}

function spoiledPath(path: string, { chance, one, upTo }: Random): string {
  if (chance(0.06)) {
    const segments = path.split("/");
    return segments.with(1 + upTo(segments.length - 2), one(SEGMENTS)).join("/");
  }
  return chance(0.05) ? `${path}?on=${one(SEGMENTS)}&next=${one(SEGMENTS)}` : path;
}
