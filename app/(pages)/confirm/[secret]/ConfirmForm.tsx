"use client";

import { useEffect, useRef, useState } from "react";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { ErrorSummary } from "../../../ui/ErrorSummary.tsx";
import { send } from "../../../ui/request.ts";
import { TextField } from "../../../ui/TextField.tsx";
import { useForm } from "../../../ui/useForm.ts";

type State = "asking" | "needs password" | "done" | { readonly fault: string };

/**
 * Uses the link as soon as a person's browser shows the page: programs that only fetch what stands in a mail do not use
 * it up. Another browser than the one that registered asks for the password first.
 */
export function ConfirmForm({ secret }: { readonly secret: string }) {
  const [state, setState] = useState<State>("asking");
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void send("POST", "/api/confirm", { secret }).then((answer) => {
      if (answer.ok) setState("done");
      else setState(answer.status === 401 ? "needs password" : { fault: answer.error });
    });
  }, [secret]);
  const { errors, errorOf, onSubmit } = useForm(
    (field) => [field("password") === "" ? { field: "password", text: "Enter your password." } : undefined],
    async (field) => {
      const answer = await send("POST", "/api/confirm", { secret, password: field("password") });
      if (answer.ok) setState("done");
      return answer.ok ? undefined : answer.error;
    },
  );
  if (state === "needs password") {
    return (
      <form noValidate onSubmit={onSubmit} method="post">
        <ErrorSummary errors={errors} />
        <p className="mb-5 text-muted">
          This is another browser than the one you registered in. Enter the password you chose there. If you
          did not register, close this page: nothing happens then.
        </p>
        <TextField
          id="password"
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          error={errorOf("password")}
        />
        <Button type="submit" look="primary" className="mt-7 w-full">
          Confirm
        </Button>
      </form>
    );
  }
  if (state === "asking") return <p role="status">Confirming…</p>;
  return (
    <>
      <p role="status" className="mb-6">
        {state === "done" ? "Your e-mail address is confirmed." : state.fault}
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/boards" look="primary">
          Go to your boards
        </ButtonLink>
        <ButtonLink href="/account">Your account</ButtonLink>
      </div>
    </>
  );
}
