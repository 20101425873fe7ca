"use client";

import { type FormEvent, useState } from "react";
import { EMAIL, PASSWORD, PERSON_NAME } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary, type FormError } from "../../ui/ErrorSummary.tsx";
import { send } from "../../ui/request.ts";
import { signInWith } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";

type Fields = {
  readonly email: string;
  readonly password: string;
  readonly again: string;
  readonly name: string;
};

const NONE: readonly FormError[] = [];

/** Makes an account and signs in to it. */
export function RegisterForm() {
  const [errors, setErrors] = useState(NONE);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = fieldsOf(new FormData(event.currentTarget));
    const faults = faultsOf(fields);
    setErrors(faults);
    if (faults.length > 0) return;
    setBusy(true);
    const fault = await register(fields);
    if (fault === undefined) return window.location.assign("/boards");
    setErrors([{ text: fault }]);
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
          autoComplete="new-password"
          hint="At least 8 characters. Several words are easy to keep in mind and hard to guess."
          error={errorOf("password")}
        />
        <TextField
          id="again"
          name="again"
          label="Confirm password"
          type="password"
          autoComplete="new-password"
          error={errorOf("again")}
        />
        <TextField
          id="name"
          name="name"
          label="Your name"
          autoComplete="nickname"
          hint="Optional. Others see it beside your writing; left empty, it is what stands before the @ of your e-mail."
          error={errorOf("name")}
        />
      </div>
      <Button type="submit" look="primary" className="mt-7 w-full" aria-disabled={isBusy}>
        {isBusy ? "Registering…" : "Register"}
      </Button>
    </form>
  );
}

/** Why it did not work, or undefined. The second step fails, too, where the address was registered before. */
async function register({ email, password, name }: Fields): Promise<string | undefined> {
  const answer = await send("POST", "/api/register", { email, password, name });
  if (!answer.ok) return answer.error;
  const signedIn = await signInWith(email, password);
  if (signedIn.ok) return undefined;
  return "You could not be signed in. If you registered this e-mail before, sign in with the password you chose then.";
}

function fieldsOf(form: FormData): Fields {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    email: text("email").trim(),
    password: text("password"),
    again: text("again"),
    name: text("name"),
  };
}

function faultsOf({ email, password, again, name }: Fields): readonly FormError[] {
  const faults = [
    { field: "email", text: EMAIL.safeParse(email).error?.issues[0]?.message },
    { field: "password", text: PASSWORD.safeParse(password).error?.issues[0]?.message },
    { field: "again", text: again === password ? undefined : "The two passwords are not the same." },
    { field: "name", text: PERSON_NAME.safeParse(name).error?.issues[0]?.message },
  ];
  return faults.flatMap(({ field, text }) => (text === undefined ? [] : [{ field, text }]));
}
