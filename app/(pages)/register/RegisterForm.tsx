"use client";

import { EMAIL, PERSON_NAME } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { faultsOfNewPassword, NewPasswordFields } from "../../ui/NewPasswordFields.tsx";
import { send } from "../../ui/request.ts";
import { signInWith } from "../../ui/signIn.ts";
import { TextField } from "../../ui/TextField.tsx";
import { faultOf, useForm } from "../../ui/useForm.ts";

const PASSWORDS = { id: "password", againId: "again" } as const;

/** Makes an account, signs in to it and says that a mail is on its way. */
export function RegisterForm() {
  const { errors, isBusy, errorOf, onSubmit } = useForm(
    (field) => [
      faultOf("email", EMAIL.safeParse(field("email"))),
      ...faultsOfNewPassword(field, PASSWORDS),
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
        <NewPasswordFields {...PASSWORDS} label="Password" errorOf={errorOf} />
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
