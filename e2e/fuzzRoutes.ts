import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Random } from "./fuzzRandom.ts";
import { FUZZ_PASSWORD, type FuzzPerson, type FuzzWorld } from "./fuzzWorld.ts";

export type FuzzRoute = { readonly method: string; readonly path: string };
/** What a right request of a route is made of. */
export type Draw = { readonly random: Random; readonly person: FuzzPerson; readonly world: FuzzWorld };

const API = path.resolve(import.meta.dirname, "../app/api");

/** Every method of every route there is, so that a new one is tried from its first day. */
export const FUZZ_ROUTES: readonly FuzzRoute[] = readdirSync(API, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .sort()
  .flatMap((file) => {
    const source = readFileSync(path.join(API, file), "utf8");
    const methods = source.matchAll(
      /export (?:async function|function|const) (GET|POST|PUT|PATCH|DELETE)\b/g,
    );
    return [...methods].map(([, method = ""]) => ({ method, path: `/api/${path.dirname(file)}` }));
  });

/** Those that end a session, as a guest's who registers or signs in: asked by the people who are there to leave. */
const ENDING = /^POST \/api\/(account\/(delete|password|sessions)|register|auth\/.*)$/;
export const endsSomething = ({ method, path: address }: FuzzRoute) => ENDING.test(`${method} ${address}`);

/** Those that cost the machine much are asked less often. */
const DEAR = /^(POST \/api\/images|GET \/api\/account\/archive|POST \/api\/(register|reset\/complete))$/;
export const isDear = ({ method, path: address }: FuzzRoute) => DEAR.test(`${method} ${address}`);

const NAMES = ["Ada", "Sums of today", "数", "é", "O'Neil <b>", "👩‍🏫 class 5b"];
const SIGN_IN_PATHS = [
  "csrf",
  "session",
  "providers",
  "callback/guest",
  "callback/credentials",
  "signin",
  "signout",
  "error",
];
const stroke = ({ upTo }: Random) => Array.from({ length: 1 + upTo(8) }, () => [upTo(200), upTo(200)]);
const strokes = (random: Random) => Array.from({ length: 1 + random.upTo(3) }, () => stroke(random));
const anyone = ({ random }: Draw) => `new${random.upTo(1e9)}@example.org`;
const named = ({ random }: Draw) => ({ name: random.one(NAMES) });

/** A right body of each route that takes one; undefined: none. */
const BODIES: Readonly<Record<string, (draw: Draw) => unknown>> = {
  "PUT /api/contribution": ({ random }) => ({ contributes: random.chance(0.5) }),
  "PUT /api/account/hand": ({ random }) => ({ learns: random.chance(0.5) }),
  "PATCH /api/account": named,
  "PUT /api/account/keeping": ({ random }) => ({ days: random.one([30, 90, 365, null]) }),
  "POST /api/account/sessions": () => ({}),
  "POST /api/account/email": (draw) => ({ email: anyone(draw), password: FUZZ_PASSWORD }),
  "POST /api/account/keys": named,
  "POST /api/account/delete": ({ random }) => ({
    password: random.chance(0.3) ? FUZZ_PASSWORD : "another one",
  }),
  "POST /api/account/password": ({ random }) => ({
    password: random.chance(0.1) ? FUZZ_PASSWORD : "another one",
    newPassword: FUZZ_PASSWORD,
    revokesKeys: random.chance(0.5),
  }),
  "POST /api/register": (draw) => ({ email: anyone(draw), password: FUZZ_PASSWORD, ...named(draw) }),
  "POST /api/confirm": ({ random }) => ({
    secret: "a".repeat(32),
    ...(random.chance(0.5) && { password: "x" }),
  }),
  "POST /api/confirm/resend": () => ({}),
  "POST /api/reset": ({ random, person }) => ({ email: random.one([person.email, "none@example.org"]) }),
  "POST /api/reset/complete": () => ({ secret: "a".repeat(32), password: FUZZ_PASSWORD }),
  "POST /api/boards": named,
  "PATCH /api/boards/[id]": named,
  "PUT /api/boards/[id]/keeping": ({ random }) => ({
    days: random.one([7, 30, 90, 365, "never", "account"]),
  }),
  "POST /api/boards/[id]/invites": ({ random }) => ({
    kind: random.one(["code", "link"]),
    granted: random.one(["editor", "viewer"]),
    hours: random.one([1, 24, null]),
  }),
  "POST /api/boards/[id]/invites/mail": (draw) => ({
    email: anyone(draw),
    granted: draw.random.one(["editor", "viewer"]),
    hours: draw.random.one([1, 24]),
  }),
  "POST /api/boards/[id]/requests": () => ({}),
  "POST /api/boards/[id]/invites/[invite]": () => ({}),
  "POST /api/boards/[id]/sharing": ({ random, person }) =>
    random.one([
      { do: "link-access", access: random.one(["editor", "viewer", "off"]) },
      { do: "freeze", isFrozen: random.chance(0.3) },
      { do: "grant", user: person.visitor, grant: random.one(["editor", "viewer", "link"]) },
      { do: "transfer", user: person.visitor },
      { do: "rename", user: person.visitor, name: random.one([...NAMES, null]) },
      { do: "let-in", user: person.visitor, grant: random.one(["editor", "viewer"]) },
      { do: "decline", user: person.visitor },
      { do: "hide", user: person.visitor, isHidden: random.chance(0.5) },
    ]),
  "POST /api/join": ({ random, world }) => ({
    secret: random.one([random.one(world.people).invite.secret, "ABCDEF"]),
  }),
  "POST /api/read": ({ random }) => ({ strokes: strokes(random) }),
  "POST /api/recognize": ({ random }) => ({ strokes: strokes(random) }),
  "PATCH /api/images/[id]": ({ random }) => ({
    corrections: random.one([
      [],
      [{ number: 0, text: random.one(["42", "7.5", null]) }],
      [{ box: [1, 1, 5, 5], text: "3" }],
    ]),
  }),
  "POST /api/images/[id]/turn": ({ random }) => ({ quarters: random.one([1, 2, 3]) }),
};

/** Whether the route's body is a file, as `multipart/form-data`. */
export const takesFile = ({ method, path: address }: FuzzRoute) =>
  `${method} ${address}` === "POST /api/images";

/** A right body; of a route that is not known here whatever the others take. */
export function rightBody(route: FuzzRoute, draw: Draw): unknown {
  const known = BODIES[`${route.method} ${route.path}`];
  if (known !== undefined) return known(draw);
  if (route.method === "GET" || route.method === "DELETE") return undefined;
  return draw.random.chance(0.5) ? undefined : draw.random.one(Object.values(BODIES))(draw);
}

/** The route's address with ids of the person's own things. */
export function rightPath({ method, path: address }: FuzzRoute, { random, person }: Draw): string {
  const isBoard = address.startsWith("/api/boards");
  const goes = `${method} ${address}` === "DELETE /api/boards/[id]" || address.startsWith("/api/bin");
  const id = () => {
    if (goes) return person.expendable;
    if (isBoard) return random.one(person.boards);
    return address.startsWith("/api/images") ? random.one(person.images) : person.key;
  };
  return address.replace(/\[([^\]]+)\]/g, (_, name: string) => {
    if (name === "...nextauth") return random.one(SIGN_IN_PATHS);
    if (name === "picture") return random.one(["original", "normalised", "thumbnail"]);
    if (name === "invite") return person.invite.id;
    if (name === "image") return random.one(person.images);
    return id();
  });
}
