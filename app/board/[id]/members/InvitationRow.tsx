import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import type { Invite } from "../../sharing/sharing.ts";
import type { SharingNow } from "../../sharing/useSharing.ts";
import { FreshLink } from "./FreshLink.tsx";

type RowProps = { readonly invite: Invite } & Pick<SharingNow, "renew" | "revoke">;

/** One invitation: what it allows and until when, a new link for it, and the way to take it back. */
export function InvitationRow({ invite, renew, revoke }: RowProps) {
  const { id, kind, expiresAtMs } = invite;
  const [secret, setSecret] = useState<string>();
  const words = wordsFor(invite);
  return (
    <li className="py-2">
      <div className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 grow basis-52">
          <span className="block truncate">{words}</span>
          <span className="block text-sm text-muted">
            {expiresAtMs === null ? "Until you take it back" : `Until ${WHEN.format(expiresAtMs)}`}
          </span>
        </span>
        <span className="ml-auto flex">
          {kind === "link" && (
            <Button
              look="quiet"
              aria-label={`New link: ${words}`}
              onClick={() => void renew(id).then(setSecret)}
            >
              New link
            </Button>
          )}
          <Button look="quiet" aria-label={`Take back: ${words}`} onClick={() => void revoke(id)}>
            Take back
          </Button>
        </span>
      </div>
      {secret !== undefined && <FreshLink key={secret} secret={secret} />}
    </li>
  );
}

function wordsFor({ kind, granted, code, email }: Invite): string {
  return `${kind === "code" ? `Code ${code}` : (email ?? "Link")} to ${granted === "editor" ? "write" : "look"}`;
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
