"use client";

import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { faultOfGuestName, GuestNameField } from "../../ui/GuestName.tsx";
import { send, textAt } from "../../ui/request.ts";
import { signInAsGuest } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";
import { useForm } from "../../ui/useForm.ts";

/** `secret`: of an invitation's link; without one a join code is asked for. A name is asked of whoever has none yet. */
type JoinProps = { readonly secret?: string; readonly isSignedIn: boolean; readonly code?: string };

/** Lets someone onto a board, as a guest unless they are signed in, and opens it. */
export function JoinBoardForm({ secret, isSignedIn, code = "" }: JoinProps) {
  const { errors, errorOf, isBusy, onSubmit } = useForm(
    (field) => [
      secret === undefined && field("code").trim() === ""
        ? { field: "code", text: "Enter the join code." }
        : undefined,
      isSignedIn ? undefined : faultOfGuestName(field("name")),
    ],
    async (field) => {
      if (!isSignedIn) {
        const signedIn = await signInAsGuest(field("name").trim());
        if (!signedIn.ok) return signedIn.error;
      }
      const answer = await send("POST", "/api/join", { secret: secret ?? field("code").trim() });
      if (!answer.ok) return answer.error;
      window.location.assign(`/board/${textAt(answer.body, "board")}`);
      return undefined;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post">
      <ErrorSummary errors={errors} />
      <div className="space-y-5">
        {secret === undefined && (
          <TextField
            id="code"
            name="code"
            label="Join code"
            defaultValue={code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
            hint="Six letters and digits, as they are shown to you."
            error={errorOf("code")}
          />
        )}
        {!isSignedIn && <GuestNameField error={errorOf("name")} />}
      </div>
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        {isBusy ? "Joining…" : "Join"}
      </Button>
    </form>
  );
}
