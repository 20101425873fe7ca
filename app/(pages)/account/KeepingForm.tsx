"use client";

import { useId, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

const CHOICES = [
  { value: "never", words: "Never" },
  { value: "30", words: "After 30 days" },
  { value: "90", words: "After 90 days" },
  { value: "365", words: "After a year" },
] as const;

/** When boards and images that nobody touches any more are deleted. */
export function KeepingForm({ days }: { readonly days: number | null }) {
  const id = useId();
  const [chosen, setChosen] = useState(days === null ? "never" : String(days));
  const [error, setError] = useState<string>();
  const save = async () => {
    const answer = await send("PUT", "/api/account/keeping", {
      days: chosen === "never" ? null : Number(chosen),
    });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) toast(wordsOf(dueIn(answer.body)));
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        Delete what is no longer used
      </label>
      <select
        id={id}
        value={chosen}
        aria-describedby={`${id}-error`}
        onChange={({ target }) => setChosen(target.value)}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
      >
        {CHOICES.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <p id={`${id}-error`} role="alert" className="mt-1.5 text-sm font-medium text-danger">
        {error}
      </p>
      <Button className="mt-4" onClick={() => void save()}>
        Save
      </Button>
    </div>
  );
}

function dueIn(body: unknown): number {
  return typeof body === "object" && body !== null && "due" in body ? Number(body.due) : 0;
}

function wordsOf(due: number): string {
  if (due === 0) return "Saved. Nothing is that old now.";
  return `Saved. ${due === 1 ? "One board or image is" : `${due} boards and images are`} that old and will go tonight. Choose another time to keep them.`;
}
