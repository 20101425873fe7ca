import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { SELECT } from "../../sharing/AccessChoices.tsx";
import { JoinCode } from "../../sharing/JoinCode.tsx";
import type { Sharing } from "../../sharing/sharing.ts";
import type { SharingNow } from "../../sharing/useSharing.ts";
import { FreshLink } from "./FreshLink.tsx";
import { InvitationRow } from "./InvitationRow.tsx";
import { MailForm, type MailLeave } from "./MailForm.tsx";

type Props = { readonly sharing: Sharing; readonly mailLeave: MailLeave } & Pick<
  SharingNow,
  "invite" | "mail" | "renew" | "revoke"
>;

const LASTING = [
  ["24", "for a day"],
  ["168", "for a week"],
  ["", "until taken back"],
] as const;

/** The join code and the links that were given out, and the way to make and to take back each. */
export function Invitations({ sharing, mailLeave, invite, mail, renew, revoke }: Props) {
  return (
    <>
      <p className="text-muted">An invitation lets people in whatever the board's own link allows.</p>
      <JoinCode sharing={sharing} invite={invite} />
      <LinkForm invite={invite} />
      <h3 className="mt-8 font-medium">By e-mail</h3>
      <MailForm leave={mailLeave} mail={mail} />
      <ul aria-label="Invitations" className="mt-2 divide-y divide-hairline">
        {sharing.invites.map((each) => (
          <InvitationRow key={each.id} invite={each} renew={renew} revoke={revoke} />
        ))}
      </ul>
    </>
  );
}

/** Makes a link and shows it. */
function LinkForm({ invite }: Pick<Props, "invite">) {
  const [granted, setGranted] = useState<"editor" | "viewer">("viewer");
  const [hours, setHours] = useState("168");
  const [secret, setSecret] = useState<string>();
  const make = async () => {
    setSecret(await invite({ kind: "link", granted, hours: hours === "" ? null : Number(hours) }));
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
      {secret !== undefined && <FreshLink key={secret} secret={secret} />}
    </div>
  );
}
