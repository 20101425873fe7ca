"use client";

import { Button } from "../../ui/Button.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

/** Asks for the confirmation's mail once more. */
export function ResendButton() {
  const resend = async () => {
    const answer = await send("POST", "/api/confirm/resend", {});
    toast(answer.ok ? "Sent again. It may take a minute to arrive." : answer.error);
  };
  return <Button onClick={() => void resend()}>Send it again</Button>;
}
