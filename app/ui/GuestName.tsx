import { PERSON_NAME } from "../credentials.ts";
import type { FormError } from "./ErrorSummary.tsx";
import { TextField } from "./TextField.tsx";
import { faultOf } from "./useForm.ts";

/** Asks a guest for the name that the others are to see. */
export function GuestNameField({ error }: { readonly error: string | undefined }) {
  return (
    <TextField
      id="name"
      name="name"
      label="Your name"
      autoComplete="nickname"
      maxLength={80}
      hint="The others on the board see it. A first name is enough."
      error={error}
    />
  );
}

/** What is wrong with such a name. */
export function faultOfGuestName(name: string): FormError | undefined {
  if (name.trim() === "") return { field: "name", text: "Enter a name." };
  return faultOf("name", PERSON_NAME.safeParse(name));
}
