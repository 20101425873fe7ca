"use client";

import { Button } from "../../../ui/Button.tsx";
import { ErrorSummary } from "../../../ui/ErrorSummary.tsx";
import { faultsOfNewPassword, NewPasswordFields } from "../../../ui/NewPasswordFields.tsx";
import { send } from "../../../ui/request.ts";
import { useForm } from "../../../ui/useForm.ts";

const PASSWORDS = { id: "password", againId: "again" } as const;

/** Sets a new password by a mailed link, then leads to signing in. */
export function NewPasswordForm({ secret }: { readonly secret: string }) {
  const { errors, isBusy, errorOf, onSubmit } = useForm(
    (field) => faultsOfNewPassword(field, PASSWORDS),
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
        <NewPasswordFields {...PASSWORDS} label="Password" errorOf={errorOf} />
      </div>
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        Set password
      </Button>
    </form>
  );
}
