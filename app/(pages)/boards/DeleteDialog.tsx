"use client";

import { useState } from "react";
import { forgetBoards } from "../../board/forgetBoards.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

type DeleteProps = {
  readonly id: string;
  readonly name: string;
  readonly onGone: () => void;
  readonly onClose: () => void;
};

/** Asks before a board goes into the bin. */
export function DeleteDialog({ id, name, onGone, onClose }: DeleteProps) {
  const [error, setError] = useState<string>();
  const remove = async () => {
    const answer = await send("DELETE", `/api/boards/${id}`);
    if (!answer.ok) return setError(answer.error);
    void forgetBoards(id);
    onClose();
    onGone();
    toast(`“${name}” is in the bin for 30 days.`);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Delete “${name}”?`}
      description="It is closed at once for everyone who has the link. It stays in your bin, below your boards, for 30 days; then all that is on it goes for good."
    >
      {error && (
        <p role="alert" className="mb-4 text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>Keep it</Button>
        <Button look="danger" onClick={remove}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
