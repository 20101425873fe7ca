"use client";

import type { LinkAccess, Sharing, SharingChange } from "./sharing.ts";

const LINK_WORDS: readonly (readonly [LinkAccess, string])[] = [
  ["editor", "can write"],
  ["viewer", "can only look"],
  ["off", "cannot open the board"],
];

type ChoicesProps = {
  readonly sharing: Pick<Sharing, "linkAccess" | "isFrozen">;
  readonly onChange: (change: SharingChange) => void;
};

/** What the link allows, and whether all but the owner only look for now. */
export function AccessChoices({ sharing, onChange }: ChoicesProps) {
  return (
    <div className="space-y-3">
      <label className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span>Everyone who has the link</span>
        <select
          className={SELECT}
          value={sharing.linkAccess}
          onChange={({ target }) => {
            const access = LINK_WORDS.find(([each]) => each === target.value)?.[0];
            if (access !== undefined) onChange({ do: "link-access", access });
          }}
        >
          {LINK_WORDS.map(([access, words]) => (
            <option key={access} value={access}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-h-11 items-center justify-between gap-4">
        <span>
          Everyone only looks for now
          <span className="block text-sm text-muted">You still write. What others wrote stays.</span>
        </span>
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          checked={sharing.isFrozen}
          onChange={({ target }) => onChange({ do: "freeze", isFrozen: target.checked })}
        />
      </label>
    </div>
  );
}

export const SELECT =
  "min-h-11 rounded-card border border-edge/50 bg-surface px-3 text-base text-ink hover:border-edge";
