import { expect } from "@playwright/test";
import { takeSeat } from "./client.ts";
import { test } from "./fixtures.ts";
import { inkImage } from "./inkImage.ts";
import { makeConfirmedAccount } from "./mailFiles.ts";
import type { RunningServer } from "./server.ts";
import { cookieHeader, makeAccount, makeBoard, makeGuest, type Session } from "./session.ts";

/** `editor` is a guest, `viewer` an account; a stranger has the link of a closed board and nothing else. */
type Who = "owner" | "editor" | "viewer" | "removed" | "stranger" | "strange guest" | "nobody";
type Asked = { readonly method: string; readonly path: string; readonly body?: object };

const JSON_BODY = { "content-type": "application/json" };
const EVERYONE: readonly Who[] = [
  "owner",
  "editor",
  "viewer",
  "removed",
  "stranger",
  "strange guest",
  "nobody",
];
const OUTSIDE: readonly Who[] = ["removed", "stranger", "strange guest", "nobody"];
const PASSWORD = "seven quiet lamps";

/** Each route of a board: what it answers its owner, who may read it, and everyone else. In an order that spares the board. */
const ROUTES: readonly (Asked & {
  readonly owner: number;
  readonly reader: number;
  readonly outside?: number; // 404 unless told
})[] = [
  { method: "GET", path: "/requests", owner: 200, reader: 200, outside: 200 },
  { method: "POST", path: "/requests", body: {}, owner: 202, reader: 202, outside: 202 },
  { method: "GET", path: "/thumbnail", owner: 200, reader: 200 },
  { method: "GET", path: "/images/none", owner: 404, reader: 404 },
  { method: "GET", path: "/images/{image}", owner: 200, reader: 200 },
  { method: "GET", path: "/sharing", owner: 200, reader: 403 },
  { method: "GET", path: "/keeping", owner: 200, reader: 403 },
  { method: "PUT", path: "/keeping", body: { days: 365 }, owner: 200, reader: 403 },
  { method: "POST", path: "/sharing", body: { do: "freeze", isFrozen: false }, owner: 200, reader: 403 },
  {
    method: "POST",
    path: "/sharing",
    body: { do: "rename", user: "{editor}", name: "E" },
    owner: 200,
    reader: 403,
  },
  {
    method: "POST",
    path: "/sharing",
    body: { do: "hide", user: "{editor}", isHidden: true },
    owner: 200,
    reader: 403,
  },
  {
    method: "POST",
    path: "/sharing",
    body: { do: "hide", user: "{owner}", isHidden: true },
    owner: 404,
    reader: 403,
  },
  { method: "POST", path: "/sharing", body: { do: "decline", user: "nobody" }, owner: 404, reader: 403 },
  {
    method: "POST",
    path: "/sharing",
    body: { do: "let-in", user: "{editor}", grant: "editor" },
    owner: 404,
    reader: 403,
  },
  { method: "POST", path: "/sharing", body: { do: "transfer", user: "nobody" }, owner: 404, reader: 403 },
  {
    method: "POST",
    path: "/invites",
    body: { kind: "link", granted: "editor", hours: 1 },
    owner: 201,
    reader: 403,
  },
  {
    method: "POST",
    path: "/invites/mail",
    body: { email: "invited@permissions.example", granted: "viewer", hours: 1 },
    owner: 201,
    reader: 403,
  },
  { method: "POST", path: "/invites/{invite}", body: {}, owner: 200, reader: 403 },
  { method: "POST", path: "/invites/none", body: {}, owner: 404, reader: 403 },
  { method: "DELETE", path: "/invites/{invite}", owner: 204, reader: 403 },
  { method: "DELETE", path: "/invites/none", owner: 404, reader: 403 },
  { method: "PATCH", path: "", body: { name: "Renamed" }, owner: 200, reader: 403 },
  { method: "DELETE", path: "", owner: 204, reader: 403 },
];

/** Asks a site as whoever's session it is. */
const asker =
  ({ url }: RunningServer) =>
  ({ method, path, body }: Asked, session: Session) =>
    fetch(url + path, {
      method,
      headers: { cookie: cookieHeader(session), origin: url, ...(body && JSON_BODY) },
      body: body === undefined ? null : JSON.stringify(body),
    });

/** A closed board with an image of its owner's on it, and everyone as they stand there. */
async function closedBoard(site: RunningServer) {
  const ask = asker(site);
  const sessions: Readonly<Record<Who, Session>> = {
    owner: await makeConfirmedAccount(site, "owner@permissions.example", PASSWORD),
    editor: await makeGuest(site.url, "editor"),
    viewer: await makeAccount(site.url, "viewer@permissions.example", PASSWORD),
    removed: await makeGuest(site.url, "removed"),
    stranger: await makeAccount(site.url, "stranger@permissions.example", PASSWORD),
    "strange guest": await makeGuest(site.url, "strange guest"),
    nobody: { name: "nobody", cookies: [] },
  };
  const { owner } = sessions;
  const id = await makeBoard(site.url, owner, "Sums");
  const address = `/api/boards/${id}`;
  await makeBoard(site.url, sessions.stranger, "Mine");
  const done = async (path: string, body: object, session = owner): Promise<Record<string, unknown>> => {
    const answer = await ask({ method: "POST", path, body }, session);
    expect(answer.ok, `${path} ${JSON.stringify(body)}`).toBe(true);
    return answer.json();
  };
  for (const [who, granted] of [
    ["editor", "editor"],
    ["viewer", "viewer"],
    ["removed", "editor"],
  ] as const) {
    const { secret } = await done(`${address}/invites`, { kind: "link", granted, hours: 1 });
    await done("/api/join", { secret }, sessions[who]);
  }
  const sharing = await (await ask({ method: "GET", path: `${address}/sharing` }, owner)).json();
  const user = (called: string): string =>
    sharing.people.find(({ name }: { name: string }) => name === called).id;
  await done(`${address}/sharing`, { do: "grant", user: user("removed"), grant: "none" });
  await done(`${address}/sharing`, { do: "link-access", access: "off" });
  const made = await done(`${address}/invites`, { kind: "link", granted: "viewer", hours: 1 });
  const invite = String(Reflect.get(Object(made.invite), "id"));
  const image = await placeImage(site, id, owner);
  return { id, sessions, named: { invite, image, owner: user("Ada"), editor: user("editor") } };
}

/** Uploads an image, waits until it is read, and puts it on the board; gives its id. */
async function placeImage(site: RunningServer, board: string, session: Session): Promise<string> {
  const headers = { cookie: cookieHeader(session), origin: site.url };
  const form = new FormData();
  const bytes = await inkImage({ text: "407" }).png().toBuffer();
  form.append("file", new Blob([new Uint8Array(bytes)], { type: "image/png" }), "407.png");
  const sent = await fetch(`${site.url}/api/images`, { method: "POST", headers, body: form });
  const image: string = (await sent.json()).images[0].id;
  const place = () => fetch(`${site.url}/api/images/${image}/place`, { headers });
  await expect.poll(async () => (await place()).status).toBe(200);
  const { size, ink } = await (await place()).json();
  const { socket } = await takeSeat({ url: site.url, board, cookie: headers.cookie });
  const op = {
    kind: "place",
    id: "placed__________",
    image,
    box: { x: 0, y: 0, ...size },
    labels: [],
  } as const;
  const taken = await socket.emitWithAck(
    "op",
    { ...op, labels: [] },
    new Uint8Array(Buffer.from(ink, "base64")),
  );
  socket.disconnect();
  expect(taken).toEqual({ ok: true, seq: 1 });
  return image;
}

test("each route of a board answers each person as they stand there, and a closed board as one that is not there", async ({
  site,
}) => {
  const ask = asker(site);
  const { id, sessions, named } = await closedBoard(site);
  // What a route names in braces, as the board has it.
  const filled = (text: string) =>
    Object.entries(named).reduce((done, [name, value]) => done.replaceAll(`{${name}}`, value), text);
  for (const { owner, reader, outside = 404, ...row } of ROUTES) {
    const route: Asked = JSON.parse(filled(JSON.stringify(row)));
    const path = `/api/boards/${id}${route.path}`;
    for (const who of [...EVERYONE].reverse()) {
      const answer = await ask({ ...route, path }, sessions[who]);
      const expected = { owner, editor: reader, viewer: reader, nobody: 401 };
      const status = Reflect.get(expected, who) ?? outside;
      expect(answer.status, `${route.method} ${route.path} by ${who}`).toBe(status);
      const words = Buffer.from(await answer.arrayBuffer()).toString("latin1");
      if (OUTSIDE.includes(who)) expect(words).not.toContain("Sums");
    }
  }
  for (const who of OUTSIDE) {
    for (const path of [`/board/${id}`, `/board/${id}/members`]) {
      const page = await ask({ method: "GET", path }, sessions[who]);
      expect(await page.text(), `${path} to ${who}`).not.toMatch(/Sums|Renamed/);
    }
  }
});

test("the page of a closed board is to everyone outside the page of one that is not there", async ({
  site,
  stranger,
  guest,
  board,
}) => {
  const ann = await guest({ name: "Ann" });
  const id = await board(ann);
  const page = await stranger();
  await page.goto(`${site.url}/board/${id}`);
  await expect(page.getByRole("heading", { name: "Join this board" })).toBeVisible();
  const body = { do: "link-access", access: "off" };
  expect(
    (await asker(site)({ method: "POST", path: `/api/boards/${id}/sharing`, body }, ann.session)).ok,
  ).toBe(true);
  const none = `${id.slice(0, 11)}${[...id.slice(11)].reverse().join("")}`;
  const seen = async (at: typeof page, board: string) => {
    await at.goto(`${site.url}/board/${board}`);
    await expect(at.getByRole("heading", { name: "No board is open to you here" })).toBeVisible();
    const main = await at.getByRole("main").evaluate((element) => element.outerHTML);
    return [await at.title(), main.replaceAll(board, "ID")];
  };
  expect(await seen(page, id)).toEqual(await seen(page, none));
  const bob = await guest({ name: "Bob" });
  expect(await seen(bob.page, id)).toEqual(await seen(bob.page, none));
  await page.goto(`${site.url}/board/${id}`);
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${site.url}/login?next=${encodeURIComponent(`/board/${id}`)}`);
});
