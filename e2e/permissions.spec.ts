import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";
import { cookieHeader, makeBoard, makeGuest, type Session } from "./session.ts";

type Who = "owner" | "editor" | "viewer" | "removed" | "of another board" | "nobody";
type Asked = { readonly method: string; readonly path: string; readonly body?: object };

const JSON_BODY = { "content-type": "application/json" };
const EVERYONE: readonly Who[] = ["owner", "editor", "viewer", "removed", "of another board", "nobody"];

/** Each route of a board: what it answers its owner, who may read it, and everyone else. In an order that spares the board. */
const ROUTES: readonly (Asked & { readonly owner: number; readonly reader: number })[] = [
  { method: "GET", path: "/thumbnail", owner: 200, reader: 200 },
  { method: "GET", path: "/images/none", owner: 404, reader: 404 },
  { method: "GET", path: "/sharing", owner: 200, reader: 403 },
  { method: "GET", path: "/keeping", owner: 200, reader: 403 },
  { method: "POST", path: "/sharing", body: { do: "freeze", isFrozen: false }, owner: 200, reader: 403 },
  { method: "POST", path: "/sharing", body: { do: "transfer", user: "nobody" }, owner: 404, reader: 403 },
  {
    method: "POST",
    path: "/invites",
    body: { kind: "link", granted: "editor", hours: 1 },
    owner: 201,
    reader: 403,
  },
  { method: "DELETE", path: "/invites/none", owner: 404, reader: 403 },
  { method: "PATCH", path: "", body: { name: "Renamed" }, owner: 200, reader: 403 },
  { method: "DELETE", path: "", owner: 204, reader: 403 },
];

test("each route of a board answers each person as they stand there, and a closed board as one that is not there", async ({
  site,
}) => {
  const person = (name: string) => makeGuest(site.url, name);
  const sessions = new Map<Who, Session>();
  for (const who of EVERYONE) if (who !== "nobody") sessions.set(who, await person(who));
  const sessionOf = (who: Who) => sessions.get(who) ?? { name: who, cookies: [] };
  const ask = ({ method, path, body }: Asked, session: Session) =>
    fetch(site.url + path, {
      method,
      headers: { cookie: cookieHeader(session), origin: site.url, ...(body && JSON_BODY) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const owner = sessionOf("owner");
  const id = await makeBoard(site.url, owner, "Sums");
  await makeBoard(site.url, sessionOf("of another board"), "Mine");
  const change = async (body: object) => {
    const answer = await ask({ method: "POST", path: `/api/boards/${id}/sharing`, body }, owner);
    expect(answer.status, JSON.stringify(body)).toBe(200);
  };
  const invitation = async (granted: string) => {
    const body = { kind: "link", granted, hours: 1 };
    const answer = await ask({ method: "POST", path: `/api/boards/${id}/invites`, body }, owner);
    return (await answer.json()).secret as string;
  };
  for (const [who, granted] of [
    ["editor", "editor"],
    ["viewer", "viewer"],
    ["removed", "editor"],
  ] as const) {
    const body = { secret: await invitation(granted) };
    expect((await ask({ method: "POST", path: "/api/join", body }, sessionOf(who))).status).toBe(200);
  }
  const sharing = await (await ask({ method: "GET", path: `/api/boards/${id}/sharing` }, owner)).json();
  const removed = sharing.people.find(({ name }: { name: string }) => name === "removed").id;
  await change({ do: "grant", user: removed, grant: "none" });
  await change({ do: "link-access", access: "off" });

  for (const { owner: toOwner, reader, ...route } of ROUTES) {
    const path = `/api/boards/${id}${route.path}`;
    for (const who of [...EVERYONE].reverse()) {
      const answer = await ask({ ...route, path }, sessionOf(who));
      const expected = { owner: toOwner, editor: reader, viewer: reader, nobody: 401 };
      const status = Reflect.get(expected, who) ?? 404;
      expect(answer.status, `${route.method} ${route.path} by ${who}`).toBe(status);
      const words = await answer.text();
      if (who === "removed" || who === "of another board" || who === "nobody")
        expect(words).not.toContain("Sums");
    }
  }
  for (const who of ["removed", "of another board", "nobody"] as const) {
    for (const path of [`/board/${id}`, `/board/${id}/members`]) {
      const page = await ask({ method: "GET", path }, sessionOf(who));
      expect(await page.text(), `${path} to ${who}`).not.toMatch(/Sums|Renamed/);
    }
  }
});
