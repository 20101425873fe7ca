import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { SELECT } from "../../sharing/AccessChoices.tsx";
import { JoinCode } from "../../sharing/JoinCode.tsx";
import type { Sharing } from "../../sharing/sharing.ts";
import type { SharingNow } from "../../sharing/useSharing.ts";

type Props = { readonly sharing: Sharing } & Pick<SharingNow, "invite" | "revoke">;

const LASTING = [
  ["24", "for a day"],
  ["168", "for a week"],
  ["", "until taken back"],
] as const;

/** The join code and the links that were given out, and the way to make and to take back each. */
export function Invitations({ sharing, invite, revoke }: Props) {
  return (
    <>
      <p className="text-muted">An invitation lets people in whatever the board's own link allows.</p>
      <JoinCode sharing={sharing} invite={invite} />
      <LinkForm invite={invite} />
      <ul aria-label="Invitations" className="mt-2 divide-y divide-hairline">
        {sharing.invites.map(({ id, kind, granted, code, expiresAtMs }) => {
          const words = `${kind === "code" ? `Code ${code}` : "Link"} to ${granted === "editor" ? "write" : "look"}`;
          return (
            <li key={id} className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="grow">
                {words}
                <span className="block text-sm text-muted">
                  {expiresAtMs === null ? "Until you take it back" : `Until ${WHEN.format(expiresAtMs)}`}
                </span>
              </span>
              <Button look="quiet" aria-label={`Take back: ${words}`} onClick={() => void revoke(id)}>
                Take back
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A link is shown this once: only its hash is kept. */
function LinkForm({ invite }: Pick<Props, "invite">) {
  const [granted, setGranted] = useState<"editor" | "viewer">("viewer");
  const [hours, setHours] = useState("168");
  const [link, setLink] = useState<string>();
  const make = async () => {
    const secret = await invite({ kind: "link", granted, hours: hours === "" ? null : Number(hours) });
    setLink(secret === undefined ? undefined : `${window.location.origin}/join/${secret}`);
  };
  return (
    <div className="mt-6">
      <div className="flex flex-wrap items-center gap-3">
        <select
          aria-label="What the new link allows"
          className={SELECT}
          value={granted}
          onChange={({ target }) => setGranted(target.value === "editor" ? "editor" : "viewer")}
        >
          <option value="viewer">A link to look</option>
          <option value="editor">A link to write</option>
        </select>
        <select
          aria-label="How long the new link lasts"
          className={SELECT}
          value={hours}
          onChange={({ target }) => setHours(target.value)}
        >
          {LASTING.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <Button onClick={() => void make()}>Make a link</Button>
      </div>
      <output aria-label="New link" className="mt-3 block min-h-6 text-sm break-all select-all">
        {link}
      </output>
      {link !== undefined && (
        <p className="text-sm text-muted">
          Copy it now: it is not shown again. You can make as many as you like.
        </p>
      )}
    </div>
  );
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
