"use client";

import { type FormEvent, useState } from "react";
import { PERSON_NAME } from "../credentials.ts";
import { Button } from "./Button.tsx";
import { ErrorSummary, type FormError } from "./ErrorSummary.tsx";
import { signInAsGuest } from "./signIn.ts";
import { TextField } from "./TextField.tsx";

const NONE: readonly FormError[] = [];

/** Asks for a name, makes a guest of whoever gives one, and loads the page again, now as that guest. */
export function JoinForm() {
  const [errors, setErrors] = useState(NONE);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = PERSON_NAME.safeParse(new FormData(event.currentTarget).get("name"));
    const fault = given.success ? given.data === "" && "Enter a name." : given.error.issues[0]?.message;
    if (fault) return setErrors([{ field: "name", text: fault }]);
    setBusy(true);
    const outcome = await signInAsGuest(given.data);
    if (outcome.ok) return window.location.reload();
    setErrors([{ text: outcome.error }]);
    setBusy(false);
  };
  const error = errors.find(({ field }) => field === "name")?.text;
  return (
    <form noValidate onSubmit={submit} method="post">
      <ErrorSummary errors={errors} />
      <TextField
        id="name"
        name="name"
        label="Your name"
        autoComplete="nickname"
        maxLength={80}
        hint="The others on the board see it. A first name is enough."
        error={error}
      />
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        {isBusy ? "Joining…" : "Join"}
      </Button>
    </form>
  );
}
