"use client";

import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

const ADDRESS = "/api/account/archive";

/** Downloads all that is kept of a person's own, as one file. */
export function ArchiveButton() {
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const answer = await send("POST", ADDRESS);
    setBusy(false);
    if (!answer.ok) return toast(answer.error);
    window.location.assign(ADDRESS);
    toast("Your download begins.");
  };
  return (
    <Button aria-disabled={isBusy} onClick={() => void (isBusy || download())}>
      Download everything
    </Button>
  );
}
