"use client";

import { Button } from "./Button.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";
import { faultOfGuestName, GuestNameField } from "./GuestName.tsx";
import { signInAsGuest } from "./signIn.ts";
import { useForm } from "./useForm.ts";

/** Asks for a name, makes a guest of whoever gives one, and loads the page again, now as that guest. */
export function JoinForm() {
  const { errors, isBusy, errorOf, onSubmit } = useForm(
    (field) => [faultOfGuestName(field("name"))],
    async (field) => {
      const outcome = await signInAsGuest(field("name").trim());
      if (outcome.ok) window.location.reload();
      return outcome.ok ? undefined : outcome.error;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post">
      <ErrorSummary errors={errors} />
      <GuestNameField error={errorOf("name")} />
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        {isBusy ? "Joining…" : "Join"}
      </Button>
    </form>
  );
}
