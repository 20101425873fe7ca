"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./Button.tsx";
import { send, textAt } from "./request.ts";
import { signInAsGuest } from "./signIn.ts";
import { toast } from "./Toaster.tsx";

type BeginProps = { readonly children: ReactNode; readonly busyWords: string; readonly className?: string };

/** Makes a board and opens it; whoever is not signed in becomes a guest on the way, with no question asked. */
export function BeginButton({ children, busyWords, className = "" }: BeginProps) {
  const [isBusy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    const fault = await openNewBoard();
    if (fault === undefined) return;
    setBusy(false);
    toast(fault);
  };
  return (
    <Button look="primary" className={className} aria-disabled={isBusy} onClick={isBusy ? undefined : begin}>
      {isBusy ? busyWords : children}
    </Button>
  );
}

async function openNewBoard(): Promise<string | undefined> {
  const signedIn = await signInAsGuest();
  if (!signedIn.ok) return signedIn.error;
  const answer = await send("POST", "/api/boards", {});
  if (!answer.ok) return answer.error;
  window.location.assign(`/board/${textAt(answer.body, "id")}`);
  return undefined;
}
