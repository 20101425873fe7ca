"use client";

import { EMAIL } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { signInWith } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";
import { faultOf, useForm } from "../../ui/useForm.ts";

/** E-mail address and password; goes to `next`, a path of this site, once signed in. */
export function LoginForm({ next }: { readonly next: string }) {
  const { errors, isBusy, errorOf, onSubmit } = useForm(
    (field) => [
      faultOf("email", EMAIL.safeParse(field("email"))),
      field("password") === "" ? { field: "password", text: "Enter your password." } : undefined,
    ],
    async (field) => {
      const outcome = await signInWith(field("email").trim(), field("password"));
      if (outcome.ok) window.location.assign(next);
      return outcome.ok ? undefined : outcome.error;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post">
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
