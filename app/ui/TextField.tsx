"use client";

import { type ComponentProps, useId, useState } from "react";

type FieldProps = Omit<ComponentProps<"input">, "id"> & {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
};

/** A labelled field with its hint and its error below it. */
export function TextField({ label, hint, error, id, type = "text", className = "", ...rest }: FieldProps) {
  const notes = useId();
  const [shown, setShown] = useState(false);
  const secret = type === "password";
  const said = [error && `${notes}-error`, hint && `${notes}-hint`].filter(Boolean).join(" ");
  const border = error === undefined ? "border-edge" : "border-danger";
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...rest}
          id={id}
          type={secret && shown ? "text" : type}
          aria-invalid={error !== undefined}
          aria-describedby={said || undefined}
          className={`block min-h-12 w-full rounded-card border bg-surface px-4 py-2 text-base placeholder:text-muted ${border} ${secret ? "pr-20" : ""}`}
        />
        {secret && (
          <button
            type="button"
            aria-controls={id}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 min-w-11 rounded-card px-4 text-sm font-medium text-muted hover:text-ink"
          >
            {shown ? "Hide" : "Show"}
          </button>
        )}
      </div>
      {error && (
        <p id={`${notes}-error`} className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${notes}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
