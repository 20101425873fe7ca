"use client";

import { EMAIL } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { send } from "../../ui/request.ts";
import { TextField } from "../../ui/TextField.tsx";
import { faultOf, useForm } from "../../ui/useForm.ts";

/** Claims another address, which a mail to it confirms. */
export function EmailForm({ hasPassword }: { readonly hasPassword: boolean }) {
  const { errors, errorOf, onSubmit } = useForm(
    (field) => [
      faultOf("new-email", EMAIL.safeParse(field("new-email"))),
      hasPassword && field("email-password") === ""
        ? { field: "email-password", text: "Enter your password." }
        : undefined,
    ],
    async (field) => {
      const change = { email: field("new-email").trim(), password: field("email-password") };
      const answer = await send("POST", "/api/account/email", change);
      if (answer.ok) window.location.assign("/check-mail");
      return answer.ok ? undefined : answer.error;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post">
      <ErrorSummary errors={errors} />
      <div className="space-y-5">
        <TextField
          id="new-email"
          name="new-email"
          label="New e-mail"
          type="email"
          autoComplete="email"
          error={errorOf("new-email")}
        />
        {hasPassword && (
          <TextField
            id="email-password"
            name="email-password"
            label="Password, to change the e-mail"
            type="password"
            autoComplete="current-password"
            error={errorOf("email-password")}
          />
        )}
      </div>
      <Button type="submit" className="mt-4">
        Change e-mail
      </Button>
    </form>
  );
}
