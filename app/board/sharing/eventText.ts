import type { AccessEvent } from "./sharing.ts";

const LINK: Readonly<Record<string, string>> = {
  editor: "let everyone who has the link write",
  viewer: "let everyone who has the link look",
  off: "closed the link",
};
const GRANT: Readonly<Record<string, string>> = {
  editor: "to write",
  viewer: "to look",
};

/** A change of who may do what, in one sentence. */
export function eventText({ kind, actor, subject, detail }: AccessEvent): string {
  const who = subject ?? "someone";
  if (kind === "link-access") return `${actor} ${LINK[detail ?? ""] ?? "changed the link"}.`;
  if (kind === "freeze")
    return detail === "on"
      ? `${actor} made everyone a viewer for now.`
      : `${actor} let people write again as before.`;
  if (kind === "invite") return `${actor} made an invitation ${GRANT[detail ?? ""] ?? ""}.`;
  if (kind === "mail") return `${actor} invited someone by e-mail ${GRANT[detail ?? ""] ?? ""}.`;
  if (kind === "renew") return `${actor} made a new link of an invitation.`;
  if (kind === "revoke") return `${actor} took an invitation back.`;
  if (kind === "came") return `${actor} came by an invitation ${GRANT[detail ?? ""] ?? ""}.`;
  if (kind === "let-in") return `${actor} let ${who} in ${GRANT[detail ?? ""] ?? ""}.`;
  if (kind === "decline") return `${actor} did not let ${who} in.`;
  if (kind === "rename")
    return detail === null
      ? `${actor} let ${who} go by their own name.`
      : `${actor} named ${who} “${detail}” on this board.`;
  if (kind === "hide")
    return detail === "on"
      ? `${actor} hid the name of ${who}.`
      : `${actor} let the name of ${who} be read again.`;
  if (kind === "transfer") return `${actor} gave the board to ${who}.`;
  if (detail === "none") return `${actor} removed ${who}.`;
  if (detail === "link") return `${actor} let ${who} do what the link allows.`;
  return `${actor} allowed ${who} ${GRANT[detail ?? ""] ?? "something else"}.`;
}
