"use client";

import { Button } from "../../ui/Button.tsx";
import { send } from "../../ui/request.ts";
import { signOut } from "../../ui/signIn.ts";
import { toast } from "../../ui/Toaster.tsx";

/** The ways out: of this browser, and of all. A guest has only this browser, and no way back in. */
export function SessionButtons({ isGuest }: { readonly isGuest: boolean }) {
  const leave = async (path: string) => {
    const outcome = await signOut();
    if (outcome.ok) window.location.assign(path);
    else toast(outcome.error);
  };
  const leaveEverywhere = async () => {
    const answer = await send("POST", "/api/account/sessions", {});
    if (answer.ok) await leave("/login");
    else toast(answer.error);
  };
  if (isGuest)
    return <p className="text-muted">A guest is signed in here alone. Register first, to sign in again.</p>;
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => void leave("/")}>Sign out</Button>
      <Button onClick={() => void leaveEverywhere()}>Sign out everywhere</Button>
    </div>
  );
}
