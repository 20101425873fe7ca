"use client";

import { PASSWORD } from "../../../credentials.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorSummary } from "../../../ui/ErrorSummary.tsx";
import { NewPasswordField } from "../../../ui/NewPasswordField.tsx";
import { send } from "../../../ui/request.ts";
import { TextField } from "../../../ui/TextField.tsx";
import { faultOf, useForm } from "../../../ui/useForm.ts";

/** Sets a new password by a mailed link, then leads to signing in. */
export function NewPasswordForm({ secret }: { readonly secret: string }) {
  const { errors, isBusy, errorOf, onSubmit } = useForm(
    (field) => [
      faultOf("password", PASSWORD.safeParse(field("password"))),
      field("again") === field("password")
        ? undefined
        : { field: "again", text: "The two passwords are not the same." },
    ],
    async (field) => {
      const answer = await send("POST", "/api/reset/complete", { secret, password: field("password") });
      if (!answer.ok) return answer.error;
      window.location.assign("/login?changed=1");
      return undefined;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post">
      <ErrorSummary errors={errors} />
      <div className="space-y-5">
        <NewPasswordField id="password" label="Password" error={errorOf("password")} />
        <TextField
          id="again"
          name="again"
          label="Confirm password"
          type="password"
          autoComplete="new-password"
          error={errorOf("again")}
        />
      </div>
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        Set password
      </Button>
    </form>
  );
}
