"use client";

import { type ReactNode, useId, useState } from "react";
import { send } from "./request.ts";
import { toast } from "./Toaster.tsx";

type Props = {
  readonly label: string;
  /** What is chosen, in sentences. */
  readonly children: ReactNode;
  readonly given: boolean;
  readonly url: string;
  /** What the choice is called in the body that tells the server of it. */
  readonly field: string;
  readonly className?: string;
};

/** A box to tick whose choice is kept at once; where the server does not take it, it goes back and says why. */
export function Choice({ label, children, given, url, field, className = "" }: Props) {
  const id = useId();
  const [checked, setChecked] = useState(given);
  const choose = async (wanted: boolean) => {
    setChecked(wanted);
    const answer = await send("PUT", url, { [field]: wanted });
    if (answer.ok) return;
    setChecked(!wanted);
    toast(answer.error);
  };
  return (
    <div className={`flex gap-3 ${className}`}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-what`}
        onChange={({ target }) => void choose(target.checked)}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="block py-0.5">
          {label}
        </label>
        <p id={`${id}-what`} className="max-w-prose text-sm text-muted">
          {children}
        </p>
      </div>
    </div>
  );
}
