import type { RunningServer } from "./server.ts";
import { cookieHeader, makeAccount, makeBoard, makeGuest } from "./session.ts";

/** Someone with things of their own to ask for. */
export type FuzzPerson = {
  readonly cookie: string;
  readonly email: string;
  readonly boards: readonly string[];
  readonly expendable: string; // a board that may be deleted
  readonly images: readonly string[];
  readonly invite: { readonly id: string; readonly secret: string };
  readonly key: string; // a key's id; "none" of guests
  readonly visitor: string; // user id of one who was on their first board
};
export type FuzzWorld = {
  readonly people: readonly FuzzPerson[];
  /** Those whose sessions and accounts may end on the way. */
  readonly leaving: readonly FuzzPerson[];
  readonly picture: Buffer; // PNG
};

export const FUZZ_PASSWORD = "seven quiet lamps";
const [ACCOUNTS, GUESTS, LEAVING] = [12, 8, 12];

export async function makeFuzzWorld({ url }: RunningServer, picture: Buffer): Promise<FuzzWorld> {
  const people: FuzzPerson[] = [];
  for (let n = 0; n < ACCOUNTS + GUESTS + LEAVING; n++) people.push(await person(url, n, picture));
  return { people: people.slice(0, ACCOUNTS + GUESTS), leaving: people.slice(ACCOUNTS + GUESTS), picture };
}

async function person(url: string, n: number, picture: Buffer): Promise<FuzzPerson> {
  const isGuest = n >= ACCOUNTS && n < ACCOUNTS + GUESTS;
  const email = `fuzz${n}@example.org`;
  const session = isGuest ? await makeGuest(url, `Guest ${n}`) : await makeAccount(url, email, FUZZ_PASSWORD);
  const cookie = cookieHeader(session);
  const ask = async (path: string, body: object | FormData): Promise<Record<string, unknown>> => {
    const isForm = body instanceof FormData;
    const answer = await fetch(url + path, {
      method: "POST",
      headers: { cookie, origin: url, ...(!isForm && { "content-type": "application/json" }) },
      body: isForm ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return Object(await answer.json());
  };
  const boards = [await makeBoard(url, session, "Fuzz"), await makeBoard(url, session, "Fuzz 2")];
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(picture)], { type: "image/png" }), "a.png");
  const { images } = await ask("/api/images", form);
  const made = await ask(`/api/boards/${boards[0]}/invites`, { kind: "link", granted: "editor", hours: 24 });
  if (!isGuest) await ask("/api/account/keys", { name: "script" });
  return {
    cookie,
    email,
    boards,
    expendable: await makeBoard(url, session, "To go"),
    images: Array.isArray(images) ? images.map(({ id }) => String(id)) : [],
    invite: { id: String(Object(made.invite).id), secret: String(made.secret) },
    key: isGuest ? "none" : await keyIn(url, cookie),
    visitor: await visitorOf(url, String(made.secret), cookie, boards[0] ?? ""),
  };
}

/** The page shows the ids of one's keys to its own script. */
async function keyIn(url: string, cookie: string): Promise<string> {
  const page = await (await fetch(`${url}/account`, { headers: { cookie } })).text();
  return /\\"keys\\":\[\{\\"id\\":\\"([\w-]+)/.exec(page)?.[1] ?? "none";
}

async function visitorOf(url: string, secret: string, cookie: string, board: string): Promise<string> {
  const guest = cookieHeader(await makeGuest(url, "Visitor"));
  const headers = { "content-type": "application/json", origin: url };
  await fetch(`${url}/api/join`, {
    method: "POST",
    headers: { ...headers, cookie: guest },
    body: JSON.stringify({ secret }),
  });
  const sharing = await fetch(`${url}/api/boards/${board}/sharing`, { headers: { cookie } });
  const { people } = Object(await sharing.json());
  const all: readonly { id: string; standing: string }[] = Array.isArray(people) ? people : [];
  return all.find(({ standing }) => standing !== "owner")?.id ?? "none";
}
