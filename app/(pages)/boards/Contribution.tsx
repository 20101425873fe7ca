"use client";

import { useId, useState } from "react";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

/** A person's consent to the use of their corrections, off until they give it. */
export function Contribution({ given }: { readonly given: boolean }) {
  const id = useId();
  const [checked, setChecked] = useState(given);
  const choose = async (wanted: boolean) => {
    setChecked(wanted);
    const answer = await send("PUT", "/api/contribution", { contributes: wanted });
    if (answer.ok) return;
    setChecked(!wanted);
    toast(answer.error);
  };
  return (
    <div className="mt-12 flex gap-3 border-t border-hairline pt-4">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-why`}
        onChange={({ target }) => void choose(target.checked)}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="block py-0.5">
          Let my corrections improve the reader
        </label>
        <p id={`${id}-why`} className="max-w-prose text-sm text-muted">
          Ink of yours, on boards and in images, that you said the number of may then be used to train it,
          without your name or address; it is off until you choose it, and you can take it back here.
        </p>
      </div>
    </div>
  );
}
