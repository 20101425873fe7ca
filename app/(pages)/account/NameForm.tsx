"use client";

import { PERSON_NAME } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { send } from "../../ui/request.ts";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/Toaster.tsx";
import { faultOf, useForm } from "../../ui/useForm.ts";

/** The name that others see. */
export function NameForm({ name }: { readonly name: string }) {
  const { errors, errorOf, onSubmit } = useForm(
    (field) => [
      field("name").trim() === ""
        ? { field: "name", text: "Enter a name." }
        : faultOf("name", PERSON_NAME.safeParse(field("name"))),
    ],
    async (field) => {
      const answer = await send("PATCH", "/api/account", { name: field("name") });
      if (answer.ok) toast("Your name was saved.");
      return answer.ok ? undefined : answer.error;
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} method="post">
      <ErrorSummary errors={errors} />
      <TextField
        id="name"
        name="name"
        label="Your name"
        autoComplete="nickname"
        defaultValue={name}
        error={errorOf("name")}
      />
      <Button type="submit" className="mt-4">
        Save name
      </Button>
    </form>
  );
}
