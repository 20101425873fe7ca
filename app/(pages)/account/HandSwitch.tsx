"use client";

import { useId, useState } from "react";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

/** Whether a person's corrections help to read their own ink; on until they turn it off. */
export function HandSwitch({ learns }: { readonly learns: boolean }) {
  const id = useId();
  const [checked, setChecked] = useState(learns);
  const choose = async (wanted: boolean) => {
    setChecked(wanted);
    const answer = await send("PUT", "/api/account/hand", { learns: wanted });
    if (answer.ok) return;
    setChecked(!wanted);
    toast(answer.error);
  };
  return (
    <div className="flex gap-3">
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
          Learn how I write from what I correct
        </label>
        <p id={`${id}-what`} className="text-sm text-muted">
          Say once what a digit of yours is, and the next ones like it are read so, on all your boards. It
          helps to read your own ink alone, trains nothing, and goes when you take the correction back or
          delete its board.
        </p>
      </div>
    </div>
  );
}
