"use client";

import { type FormEvent, useState } from "react";
import { EMAIL } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary, type FormError } from "../../ui/ErrorSummary.tsx";
import { signInWith } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";

const NONE: readonly FormError[] = [];

/** E-mail address and password; goes to `next`, a path of this site, once signed in. */
export function LoginForm({ next }: { readonly next: string }) {
  const [errors, setErrors] = useState(NONE);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, password] = [String(form.get("email") ?? ""), String(form.get("password") ?? "")];
    const faults = faultsOf(email, password);
    setErrors(faults);
    if (faults.length > 0) return;
    setBusy(true);
    const outcome = await signInWith(email.trim(), password);
    if (outcome.ok) return window.location.assign(next);
    setErrors([{ text: outcome.error }]);
    setBusy(false);
  };
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.text;
  return (
    <form noValidate onSubmit={submit} method="post">
      <ErrorSummary errors={errors} />
      <div className="space-y-5">
        <TextField
          id="email"
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          error={errorOf("email")}
        />
        <TextField
          id="password"
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          error={errorOf("password")}
        />
      </div>
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        {isBusy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}

function faultsOf(email: string, password: string): readonly FormError[] {
  const address = EMAIL.safeParse(email);
  return [
    ...(address.success ? [] : [{ field: "email", text: address.error.issues[0]?.message ?? "" }]),
    ...(password === "" ? [{ field: "password", text: "Enter your password." }] : []),
  ];
}
