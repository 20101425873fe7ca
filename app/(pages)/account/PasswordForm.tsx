"use client";

import { useRouter } from "next/navigation";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { faultsOfNewPassword, NewPasswordFields } from "../../ui/NewPasswordFields.tsx";
import { send } from "../../ui/request.ts";
import { signInWith } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/Toaster.tsx";
import { useForm } from "../../ui/useForm.ts";

type PasswordProps = { readonly email: string; readonly hasKeys: boolean };

const PASSWORDS = { id: "new-password", againId: "new-again" } as const;

/** Sets a new password; every other session ends, and this browser signs in again. Keys go on unless one says otherwise. */
export function PasswordForm({ email, hasKeys }: PasswordProps) {
  const router = useRouter();
  const { errors, errorOf, onSubmit } = useForm(
    (field) => [
      field("old-password") === ""
        ? { field: "old-password", text: "Enter your present password." }
        : undefined,
      ...faultsOfNewPassword(field, PASSWORDS),
    ],
    async (field, form) => {
      const [password, newPassword] = [field("old-password"), field("new-password")];
      const answer = await send("POST", "/api/account/password", {
        password,
        newPassword,
        revokesKeys: field("revokes-keys") === "on",
      });
      if (!answer.ok) return answer.error;
      const signedIn = await signInWith(email, newPassword);
      if (!signedIn.ok) window.location.assign("/login?changed=1");
      form.reset();
      router.refresh();
      toast("Your password was changed. You are signed out everywhere else.");
      return undefined;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post">
      <ErrorSummary errors={errors} />
      <div className="space-y-5">
        <TextField
          id="old-password"
          name="old-password"
          label="Present password"
          type="password"
          autoComplete="current-password"
          error={errorOf("old-password")}
        />
        <NewPasswordFields {...PASSWORDS} label="New password" errorOf={errorOf} />
        {hasKeys && (
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="revokes-keys" className="size-6 shrink-0 accent-accent" />
            Revoke the keys of my programs, too
          </label>
        )}
      </div>
      <Button type="submit" className="mt-4">
        Change password
      </Button>
    </form>
  );
}
