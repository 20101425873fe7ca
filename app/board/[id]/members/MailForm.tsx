import { useState } from "react";
import { EMAIL } from "../../../credentials.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { ErrorSummary } from "../../../ui/ErrorSummary.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { faultOf, useForm } from "../../../ui/useForm.ts";
import { SELECT } from "../../sharing/AccessChoices.tsx";
import type { SharingNow } from "../../sharing/useSharing.ts";

/** Whether the owner may invite by e-mail, or what they have to do first. */
export type MailLeave = "yes" | "register" | "confirm";
type Props = { readonly leave: MailLeave } & Pick<SharingNow, "mail">;

const LASTING = [
  ["24", "for a day"],
  ["168", "for a week"],
  ["720", "for a month"],
] as const;

/** Invites one person by e-mail: its link lets one person in. */
export function MailForm({ leave, mail }: Props) {
  if (leave !== "yes") return <FirstThis leave={leave} />;
  return <AddressForm mail={mail} />;
}

function FirstThis({ leave }: { readonly leave: Exclude<MailLeave, "yes"> }) {
  const isGuest = leave === "register";
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="text-muted">
        {isGuest
          ? "Guests do not invite by e-mail. Register, and the board stays yours."
          : "Confirm your own e-mail address first, by the link that was mailed to you."}
      </p>
      <ButtonLink href={isGuest ? "/register" : "/account"}>
        {isGuest ? "Register" : "Go to your account"}
      </ButtonLink>
    </div>
  );
}

function AddressForm({ mail }: Pick<Props, "mail">) {
  const [sentTo, setSentTo] = useState<string>();
  const { errors, errorOf, isBusy, onSubmit } = useForm(
    (field) => [faultOf("invited", EMAIL.safeParse(field("invited")))],
    async (field, form) => {
      const email = field("invited").trim();
      const granted = field("granted") === "editor" ? "editor" : "viewer";
      const fault = await mail({ email, granted, hours: Number(field("hours")) });
      setSentTo(fault === undefined ? email : undefined);
      if (fault === undefined) form.reset();
      return fault;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post" className="mt-3">
      <ErrorSummary errors={errors} />
      <TextField
        id="invited"
        name="invited"
        label="Their e-mail"
        type="email"
        autoComplete="off"
        hint="The link in the mail lets one person in. They need no account."
        error={errorOf("invited")}
      />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <select name="granted" aria-label="What the invited person may do" className={SELECT}>
          <option value="editor">To write</option>
          <option value="viewer">To look</option>
        </select>
        <select
          name="hours"
          aria-label="How long the invitation lasts"
          className={SELECT}
          defaultValue={LASTING[1][0]}
        >
          {LASTING.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <Button type="submit" aria-disabled={isBusy}>
          {isBusy ? "Inviting…" : "Invite"}
        </Button>
      </div>
      <p role="status" className="mt-3 min-h-6 text-sm text-muted">
        {sentTo !== undefined && `The invitation to ${sentTo} is on its way.`}
      </p>
    </form>
  );
}
