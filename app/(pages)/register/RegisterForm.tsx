"use client";

import { EMAIL, PASSWORD, PERSON_NAME } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { NewPasswordField } from "../../ui/NewPasswordField.tsx";
import { send } from "../../ui/request.ts";
import { signInWith } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";
import { faultOf, useForm } from "../../ui/useForm.ts";

/** Makes an account, signs in to it and says that a mail is on its way. */
export function RegisterForm() {
  const { errors, isBusy, errorOf, onSubmit } = useForm(
    (field) => [
      faultOf("email", EMAIL.safeParse(field("email"))),
      faultOf("password", PASSWORD.safeParse(field("password"))),
      field("again") === field("password")
        ? undefined
        : { field: "again", text: "The two passwords are not the same." },
      faultOf("name", PERSON_NAME.safeParse(field("name"))),
    ],
    async (field) => {
      const [email, password] = [field("email").trim(), field("password")];
      const made = await send("POST", "/api/register", { email, password, name: field("name") });
      if (!made.ok) return made.error;
      const signedIn = await signInWith(email, password);
      if (!signedIn.ok) return signedIn.error;
      window.location.assign("/check-mail");
      return undefined;
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
        <NewPasswordField id="password" label="Password" error={errorOf("password")} />
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
