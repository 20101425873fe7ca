import { send, textAt } from "../../ui/request.ts";

export type LinkAccess = "editor" | "viewer" | "off";
export type Standing = "owner" | "editor" | "viewer" | "none";

/** Someone who has been on the board. `isByLink`: may what its link allows, having no place of their own. */
export type Member = {
  readonly id: string;
  readonly name: string; // as it is read on the board, were it not hidden
  readonly ownName: string;
  readonly isHidden: boolean; // from all but the owner and themselves
  readonly lastSeenAtMs: number;
  readonly standing: Standing;
  readonly isByLink: boolean;
};

export type AccessEvent = {
  readonly atMs: number;
  readonly kind: string;
  readonly actor: string;
  readonly subject: string | null;
  readonly detail: string | null;
};

export type Invite = {
  readonly id: string;
  readonly kind: "code" | "link";
  readonly granted: "editor" | "viewer";
  readonly code: string | null;
  readonly email: string | null; // whom it was mailed to, and lets in once
  readonly expiresAtMs: number | null;
};

/** Someone who asks to be let in. */
export type JoinRequest = { readonly userId: string; readonly name: string; readonly askedAtMs: number };

/** Who may do what on a board, as its owner sees it. */
export type Sharing = {
  readonly version: string; // another whenever any of it is
  readonly linkAccess: LinkAccess;
  readonly isFrozen: boolean;
  readonly requests: readonly JoinRequest[]; // who asked first comes first
  readonly invites: readonly Invite[];
  readonly people: readonly Member[];
  readonly events: readonly AccessEvent[];
};

export type SharingChange =
  | { readonly do: "link-access"; readonly access: LinkAccess }
  | { readonly do: "freeze"; readonly isFrozen: boolean }
  | { readonly do: "grant"; readonly user: string; readonly grant: "editor" | "viewer" | "none" | "link" }
  | { readonly do: "transfer"; readonly user: string }
  | { readonly do: "let-in"; readonly user: string; readonly grant: "editor" | "viewer" }
  | { readonly do: "decline"; readonly user: string }
  | { readonly do: "rename"; readonly user: string; readonly name: string | null } // null: their own name
  | { readonly do: "hide"; readonly user: string; readonly isHidden: boolean };

/** As the server has it now, or once it is another than at version `since`; undefined when it does not say. */
export async function sharingOf(boardId: string, since?: string): Promise<Sharing | undefined> {
  const wait = since === undefined ? "" : `?wait=${encodeURIComponent(since)}`;
  const answer = await send("GET", `/api/boards/${boardId}/sharing${wait}`);
  return answer.ok && isSharing(answer.body) ? answer.body : undefined;
}

/** Answers why it was not done, in words. */
export async function changeSharing(boardId: string, change: SharingChange): Promise<string | undefined> {
  const answer = await send("POST", `/api/boards/${boardId}/sharing`, change);
  return answer.ok ? undefined : answer.error;
}

export type NewInvite = Pick<Invite, "kind" | "granted"> & { readonly hours: number | null };

export type Secret = { readonly secret: string } | { readonly error: string };

/** Answers a link's secret, or a code; or why there is none, in words. */
export function invite(boardId: string, wanted: NewInvite): Promise<Secret> {
  return secretOf(`/api/boards/${boardId}/invites`, wanted);
}

export type NewMail = Pick<Invite, "granted"> & { readonly email: string; readonly hours: number };

/** Answers why it was not sent, in words. */
export async function mail(boardId: string, wanted: NewMail): Promise<string | undefined> {
  const answer = await send("POST", `/api/boards/${boardId}/invites/mail`, wanted);
  return answer.ok ? undefined : answer.error;
}

/** Answers the secret of an invitation's new link, in the place of the one before; or why there is none, in words. */
export function renew(boardId: string, inviteId: string): Promise<Secret> {
  return secretOf(`/api/boards/${boardId}/invites/${inviteId}`, {});
}

async function secretOf(path: string, body: object): Promise<Secret> {
  const answer = await send("POST", path, body);
  if (!answer.ok) return { error: answer.error };
  return { secret: textAt(answer.body, "secret") ?? "" };
}

/** Answers why it was not done, in words. */
export async function revoke(boardId: string, inviteId: string): Promise<string | undefined> {
  const answer = await send("DELETE", `/api/boards/${boardId}/invites/${inviteId}`);
  return answer.ok ? undefined : answer.error;
}

function isSharing(body: unknown): body is Sharing {
  return typeof body === "object" && body !== null && "version" in body && "people" in body;
}
