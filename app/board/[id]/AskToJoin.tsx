"use client";

import { useEffect, useState } from "react";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { send } from "../../ui/request.ts";
import { BROWSER_CLOCK } from "../clock.ts";
import { untilOpen } from "./untilOpen.ts";

const ASKED = "digitboard.asked."; // with the board's id, for as long as the tab lives

/** The way to ask a board's owner, if there is a board, to be let in; then the page waits, and opens once one is. */
export function AskToJoin({ boardId }: { readonly boardId: string }) {
  const [step, setStep] = useState<"before" | "asking" | "asked">("before");
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    // The server must not say whether one has asked: of a board that is not there it does not know.
    if (sessionStorage.getItem(ASKED + boardId) !== null) setStep("asked");
  }, [boardId]);
  useEffect(() => {
    if (step !== "asked") return;
    return untilOpen(boardId, BROWSER_CLOCK, () => {
      sessionStorage.removeItem(ASKED + boardId);
      window.location.reload();
    });
  }, [boardId, step]);
  const ask = async () => {
    setStep("asking");
    const answer = await send("POST", `/api/boards/${boardId}/requests`, {});
    setFault(answer.ok ? undefined : answer.error);
    setStep(answer.ok ? "asked" : "before");
    if (answer.ok) sessionStorage.setItem(ASKED + boardId, "yes");
  };
  return (
    <>
      <div aria-live="polite">
        {step === "asked" && (
          <p className="mb-6 rounded-card bg-accent-soft p-4">
            You have asked. If there is a board here, its owner sees it, and this page opens the board as soon
            as you are let in.
          </p>
        )}
        {fault !== undefined && <p className="mb-6 rounded-card bg-sunken px-4 py-3 text-danger">{fault}</p>}
      </div>
      <div className="flex flex-wrap gap-3">
        {step !== "asked" && (
          <Button look="primary" aria-disabled={step === "asking"} onClick={() => void ask()}>
            Ask to join
          </Button>
        )}
        <ButtonLink href="/boards">Your boards</ButtonLink>
        <ButtonLink href="/">Start page</ButtonLink>
      </div>
    </>
  );
}
