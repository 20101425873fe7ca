"use client";

import { useState } from "react";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

type DeleteProps = {
  readonly name: string;
  readonly description: string;
  /** Answers why it could not be deleted, in words; undefined when it is. */
  readonly remove: () => Promise<string | undefined>;
  readonly onClose: () => void;
};

/** Asks before something is deleted. */
export function DeleteDialog({ name, description, remove, onClose }: DeleteProps) {
  const [error, setError] = useState<string>();
  const confirm = async () => {
    const fault = await remove();
    setError(fault);
    if (fault === undefined) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Delete “${name}”?`}
      description={description}
    >
      {error && (
        <p role="alert" className="mb-4 text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>Keep it</Button>
        <Button look="danger" onClick={confirm}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
