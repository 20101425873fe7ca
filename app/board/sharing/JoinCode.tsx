"use client";

import { Button } from "../../ui/Button.tsx";
import type { Sharing } from "./sharing.ts";
import type { SharingNow } from "./useSharing.ts";

type CodeProps = { readonly sharing: Sharing; readonly invite: SharingNow["invite"] };

const HOURS = 24;

/** The board's join code, large enough to be read from the back of a room, or the way to make one. */
export function JoinCode({ sharing, invite }: CodeProps) {
  const code = sharing.invites.find(({ kind }) => kind === "code");
  const make = () => void invite({ kind: "code", granted: "editor", hours: HOURS });
  if (code?.code == null) {
    return (
      <Button className="mt-3" onClick={make}>
        Make a join code
      </Button>
    );
  }
  return (
    <div className="mt-4 rounded-card bg-sunken px-4 py-3">
      <p className="text-sm text-muted">Join code, to type at {window.location.host}/join</p>
      <p className="mt-1 font-mono text-4xl font-semibold tracking-[0.15em] select-all">
        <span className="sr-only">{[...code.code].join(" ")}</span>
        <span aria-hidden>{code.code}</span>
      </p>
      {code.expiresAtMs !== null && (
        <p className="mt-1 text-sm text-muted">Until {WHEN.format(code.expiresAtMs)}.</p>
      )}
    </div>
  );
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
