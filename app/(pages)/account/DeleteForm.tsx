"use client";

import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { send } from "../../ui/request.ts";
import { signOut } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";
import { useForm } from "../../ui/useForm.ts";

/** Deletes the person with all their boards, after asking once more. */
export function DeleteForm({ hasPassword }: { readonly hasPassword: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { errors, errorOf, isBusy, onSubmit } = useForm(
    (field) => [
      hasPassword && field("delete-password") === ""
        ? { field: "delete-password", text: "Enter your password." }
        : undefined,
    ],
    async (field) => {
      const answer = await send("POST", "/api/account/delete", { password: field("delete-password") });
      if (!answer.ok) return answer.error;
      await signOut();
      window.location.assign("/");
      return undefined;
    },
  );
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete…
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Delete everything?"
        description="Your boards and all that was written on them go for good. This cannot be undone."
      >
        <form noValidate onSubmit={onSubmit} method="post">
          <ErrorSummary errors={errors} />
          {hasPassword && (
            <TextField
              id="delete-password"
              name="delete-password"
              label="Password"
              type="password"
              autoComplete="current-password"
              error={errorOf("delete-password")}
            />
          )}
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" look="danger" aria-disabled={isBusy}>
              Delete for good
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
