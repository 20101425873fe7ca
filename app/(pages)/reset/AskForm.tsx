"use client";

import { useState } from "react";
import { EMAIL } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { send } from "../../ui/request.ts";
import { TextField } from "../../ui/TextField.tsx";
import { faultOf, useForm } from "../../ui/useForm.ts";

/** Asks for a link by mail; says the same whether or not the address has an account. */
export function AskForm() {
  const [isSent, setSent] = useState(false);
  const { errors, isBusy, errorOf, onSubmit } = useForm(
    (field) => [faultOf("email", EMAIL.safeParse(field("email")))],
    async (field) => {
      const answer = await send("POST", "/api/reset", { email: field("email").trim() });
      setSent(answer.ok);
      return answer.ok ? undefined : answer.error;
    },
  );
  if (isSent) {
    return (
      <p role="status">
        Check your mail. If the address has an account, a link is on its way; it works once, for one hour.
      </p>
    );
  }
  return (
    <form noValidate onSubmit={onSubmit} method="post">
      <ErrorSummary errors={errors} />
      <TextField
        id="email"
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        error={errorOf("email")}
      />
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        Send the link
      </Button>
    </form>
  );
}
