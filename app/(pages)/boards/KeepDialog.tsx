"use client";

import { type FormEvent, useEffect, useId, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

const CHOICES = [
  { days: "account", words: "As my account says" },
  { days: 7, words: "7 days after its last use" },
  { days: 30, words: "30 days after its last use" },
  { days: 90, words: "90 days after its last use" },
  { days: 365, words: "A year after its last use" },
  { days: "never", words: "Never" },
] as const;

type KeepProps = { readonly id: string; readonly name: string; readonly onClose: () => void };

/** Asks when one board, as a class's, is deleted by itself. */
export function KeepDialog({ id, name, onClose }: KeepProps) {
  const field = useId();
  const [days, setDays] = useState<string>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    let isOpen = true;
    void send("GET", `/api/boards/${id}/keeping`).then((answer) => {
      if (!isOpen) return;
      if (answer.ok) setDays(daysIn(answer.body));
      else setError(answer.error);
    });
    return () => {
      isOpen = false;
    };
  }, [id]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = CHOICES.find((each) => String(each.days) === days);
    if (chosen === undefined) return;
    const answer = await send("PUT", `/api/boards/${id}/keeping`, { days: chosen.days });
    if (!answer.ok) return setError(answer.error);
    toast(isDueIn(answer.body) ? `Saved. “${name}” is that old and will go tonight.` : "Saved.");
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`When “${name}” is deleted`}
      description="Once nobody has opened it or written on it for this long, it goes for good, for everyone on it and without the bin."
    >
      <form noValidate onSubmit={submit}>
        <label htmlFor={field} className="mb-1.5 block text-sm font-medium">
          Delete this board
        </label>
        <select
          id={field}
          value={days ?? ""}
          disabled={days === undefined}
          aria-describedby={`${field}-error`}
          onChange={({ target }) => setDays(target.value)}
          className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
        >
          {days === undefined && <option value="">Loading…</option>}
          {CHOICES.map((each) => (
            <option key={each.days} value={String(each.days)}>
              {each.words}
            </option>
          ))}
        </select>
        <p id={`${field}-error`} role="alert" className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </p>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function daysIn(body: unknown): string {
  return typeof body === "object" && body !== null && "days" in body ? String(body.days) : "account";
}

function isDueIn(body: unknown): boolean {
  return typeof body === "object" && body !== null && "isDue" in body && body.isDue === true;
}
