import { z } from "zod";
import { namesAsRead } from "../../../../../core/board/names.ts";
import type { Action } from "../../../../../server/may.ts";
import type { BoardMember, BoardRecord, Grant } from "../../../../../server/store.ts";
import { PERSON_NAME } from "../../../../credentials.ts";
import { liveServer } from "../../../../liveServer.ts";
import { readJson, refuse } from "../../../request.ts";
import { type BoardContext, boardFor } from "../access.ts";

const user = z.string().min(1).max(64);
const SHOWN_NAME = PERSON_NAME.refine((name) => name !== "", "Enter a name.");
const Change = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("link-access"), access: z.enum(["editor", "viewer", "off"]) }),
  z.strictObject({ do: z.literal("freeze"), isFrozen: z.boolean() }),
  z.strictObject({ do: z.literal("grant"), user, grant: z.enum(["editor", "viewer", "none", "link"]) }),
  z.strictObject({ do: z.literal("transfer"), user }),
  z.strictObject({ do: z.literal("let-in"), user, grant: z.enum(["editor", "viewer"]) }),
  z.strictObject({ do: z.literal("decline"), user }),
  z.strictObject({ do: z.literal("rename"), user, name: SHOWN_NAME.nullable() }),
  z.strictObject({ do: z.literal("hide"), user, isHidden: z.boolean() }),
]);

const REFUSALS = {
  "no-such-board": { status: 404, words: "This board does not exist, or it has been deleted." },
  "no-such-member": {
    status: 404,
    words: "They have not been on this board, or it is theirs. Load the list again.",
  },
  "no-such-request": {
    status: 404,
    words: "They do not ask any more, or were answered already. Load the list again.",
  },
  "not-an-account": {
    status: 409,
    words: "A guest cannot own what you give away: ask them to register first.",
  },
} as const;
const LATEST_EVENTS = 200;

/**
 * Who may do what on the board, who has been on it and what was changed. With `?wait=VERSION` it answers once any of that is
 * another than in the answer of that `version`, or after half a minute.
 */
export async function GET(request: Request, context: BoardContext): Promise<Response> {
  const since = new URL(request.url).searchParams.get("wait");
  if (since !== null) {
    const first = await boardFor("share", context);
    if (!first.ok) return first.response;
    await liveServer().requests.untilChanged(first.board.id, first.user, since, request.signal);
  }
  const version = liveServer().requests.versionOf((await context.params).id);
  const access = await boardFor("share", context); // who waited may have lost it meanwhile
  if (!access.ok) return access.response;
  const { store } = liveServer();
  const { board } = access;
  const [members, events, invites, requests] = await Promise.all([
    store.membersOf(board.id),
    store.accessEvents(board.id, LATEST_EVENTS),
    store.invitesOf(board.id, Date.now()),
    store.joinRequestsOf(board.id),
  ]);
  const shown = shownNames(members);
  const gone = events.flatMap(({ actor, subject }) => (subject === null ? [actor] : [actor, subject]));
  const names = await store.namesOf(gone);
  const nameOf = (id: string) => names.get(id) ?? "Someone who has left";
  return Response.json(
    {
      version,
      linkAccess: board.linkAccess,
      isFrozen: board.isFrozen,
      requests: requests.filter(({ userId }) => !liveServer().may({ id: userId }, "read", board)),
      invites: invites.map(({ boardId: _id, ...invite }) => invite),
      people: members.map(({ id, name, isHidden, lastSeenAtMs }) => ({
        id,
        name: shown.get(id) ?? name,
        ownName: name,
        isHidden,
        lastSeenAtMs,
        standing: standingOf(id, board),
        isByLink: id !== board.ownerId && !board.grants.has(id),
      })),
      events: events.map(({ actor, subject, ...event }) => ({
        ...event,
        actor: nameOf(actor),
        subject: subject === null ? null : nameOf(subject),
      })),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

/** By user id, as the board's owner reads them. */
function shownNames(members: readonly BoardMember[]): ReadonlyMap<string, string> {
  const inOrder = [...members].sort((a, b) => a.firstSeenAtMs - b.firstSeenAtMs);
  return namesAsRead(inOrder, () => true);
}

/** What someone is on the board when it is not frozen. */
function standingOf(id: string, board: BoardRecord): "owner" | Grant {
  const lets = (action: Action) => liveServer().may({ id }, action, { ...board, isFrozen: false });
  if (lets("share")) return "owner";
  if (lets("write")) return "editor";
  return lets("read") ? "viewer" : "none";
}

/** Changes who may do what; everyone on the board is told, or put out, at once. */
export async function POST(request: Request, context: BoardContext): Promise<Response> {
  const body = await readJson(request, Change);
  if (!body.ok) return body.response;
  const access = await boardFor("share", context);
  if (!access.ok) return access.response;
  const { board, user: actor } = access;
  const outcome = await liveServer().store.changeAccess(board.id, actor.id, body.value, Date.now());
  if (outcome !== "done") {
    const { status, words } = REFUSALS[outcome];
    return refuse(status, words);
  }
  await liveServer().boardChanged(board.id);
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}
