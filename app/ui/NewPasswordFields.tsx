"use client";

import { useEffect, useState } from "react";
import { PASSWORD } from "../credentials.ts";
import type { FormError } from "./ErrorSummary.tsx";
import { TextField } from "./TextField.tsx";
import { faultOf } from "./useForm.ts";

const WORDS = ["very easy to guess", "easy to guess", "so-so", "good", "strong"] as const;
const BAR = ["bg-danger", "bg-danger", "bg-unsure-bar", "bg-accent", "bg-accent"] as const;

type Names = { readonly id: string; readonly againId: string };
type FieldsProps = Names & {
  readonly label: string;
  readonly errorOf: (field: string) => string | undefined;
};

/** A password to be chosen, and the same once more. */
export function NewPasswordFields({ id, againId, label, errorOf }: FieldsProps) {
  return (
    <>
      <NewPasswordField id={id} label={label} error={errorOf(id)} />
      <TextField
        id={againId}
        name={againId}
        label={`Confirm ${label.toLowerCase()}`}
        type="password"
        autoComplete="new-password"
        error={errorOf(againId)}
      />
    </>
  );
}

/** What is wrong with the two. */
export function faultsOfNewPassword(
  field: (name: string) => string,
  { id, againId }: Names,
): readonly (FormError | undefined)[] {
  return [
    faultOf(id, PASSWORD.safeParse(field(id))),
    field(againId) === field(id)
      ? undefined
      : { field: againId, text: "The two passwords are not the same." },
  ];
}

type Props = { readonly id: string; readonly label: string; readonly error: string | undefined };

/** A field for a password to be chosen, with how hard it is to guess below it. Paste is welcome. */
function NewPasswordField({ id, label, error }: Props) {
  const [password, setPassword] = useState("");
  const strength = useStrength(password);
  return (
    <div>
      <TextField
        id={id}
        name={id}
        label={label}
        type="password"
        autoComplete="new-password"
        onChange={(event) => setPassword(event.target.value)}
        hint="8 to 128 characters of any kind. Several words are easy to keep in mind and hard to guess."
        error={error}
      />
      <div aria-hidden className="mt-2 flex gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={`h-1 grow rounded-full ${strength !== undefined && Math.max(1, strength) >= step ? BAR[strength] : "bg-hairline"}`}
          />
        ))}
      </div>
      <p role="status" className="mt-1 min-h-5 text-sm text-muted">
        {strength !== undefined && `This password is ${WORDS[strength]}.`}
      </p>
    </div>
  );
}

function useStrength(password: string): number | undefined {
  const [strength, setStrength] = useState<number>();
  useEffect(() => {
    let isCurrent = true;
    if (password === "") setStrength(undefined);
    else {
      import("./passwordStrength.ts").then(
        ({ passwordStrength }) => {
          if (isCurrent) setStrength(passwordStrength(password, ["digitboard"]));
        },
        () => undefined, // without the meter the form still works
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [password]);
  return strength;
}
