"use client";

import { useEffect, useRef } from "react";

/** One thing that is wrong with a form; `field` is the id of the field to mend, absent when it is none of them. */
export type FormError = { readonly field?: string; readonly text: string };

/** What is wrong with the form, above it. Takes the focus whenever there are new errors. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-6 rounded-card border border-danger bg-danger-soft p-4 text-sm"
    >
      <p className="font-semibold">
        {errors.length === 1 ? "One thing needs a look:" : "A few things need a look:"}
      </p>
      <ul className="mt-2 space-y-1">
        {errors.map(({ field, text }) => (
          <li key={text}>
            {field === undefined ? (
              text
            ) : (
              <a
                href={`#${field}`}
                className="underline underline-offset-2"
                onClick={(event) => focusOn(event, field)}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusOn(event: { preventDefault(): void }, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}
