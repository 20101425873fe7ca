"use client";

import { type FormEvent, useState } from "react";
import type { FormError } from "./ErrorSummary.tsx";

type Fields = (name: string) => string;
type Form = {
  readonly errors: readonly FormError[];
  readonly isBusy: boolean;
  errorOf(field: string): string | undefined;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
};

/**
 * A form's errors and its sending. `faultsOf` looks at the fields before anything is sent; `act` answers why it did not
 * work, or undefined, upon which it has gone on to what comes next.
 */
export function useForm(
  faultsOf: (field: Fields) => readonly (FormError | undefined)[],
  act: (field: Fields, form: HTMLFormElement) => Promise<string | undefined>,
): Form {
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const field = (name: string) => String(data.get(name) ?? "");
    const faults = faultsOf(field).filter((each) => each !== undefined);
    setErrors(faults);
    if (faults.length > 0) return;
    setBusy(true);
    const fault = await act(field, form);
    setErrors(fault === undefined ? [] : [{ text: fault }]);
    setBusy(false);
  };
  return {
    errors,
    isBusy,
    errorOf: (field) => errors.find((each) => each.field === field)?.text,
    onSubmit: (event) => {
      event.preventDefault();
      if (!isBusy) void submit(event.currentTarget);
    },
  };
}

/** The first thing a schema finds wrong with a field, as a form shows it. */
export function faultOf(
  field: string,
  parsed: { readonly error?: { readonly issues: readonly { readonly message: string }[] } },
): FormError | undefined {
  const text = parsed.error?.issues[0]?.message;
  return text === undefined ? undefined : { field, text };
}
