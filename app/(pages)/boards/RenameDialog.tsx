"use client";

import { type FormEvent, useId, useState } from "react";
import { BOARD_NAME } from "../../credentials.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { send, textAt } from "../../ui/request.ts";
import { TextField } from "../../ui/TextField.tsx";

type RenameProps = {
  readonly id: string;
  readonly name: string;
  readonly onRenamed: (name: string) => void;
  readonly onClose: () => void;
};

/** Asks for a board's new name. */
export function RenameDialog({ id, name, onRenamed, onClose }: RenameProps) {
  const field = useId();
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = BOARD_NAME.safeParse(new FormData(event.currentTarget).get("name"));
    if (!given.success) return setError(given.error.issues[0]?.message);
    const answer = await send("PATCH", `/api/boards/${id}`, { name: given.data });
    if (!answer.ok) return setError(answer.error);
    onRenamed(textAt(answer.body, "name") ?? given.data);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Rename the board">
      <form noValidate onSubmit={submit}>
        <TextField id={field} name="name" label="Name" defaultValue={name} error={error} autoComplete="off" />
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
