"use client";

import { CalendarClock, Ellipsis, Link2, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { forgetBoards } from "../../board/forgetBoards.ts";
import { IconButton } from "../../ui/Button.tsx";
import { copyText } from "../../ui/copyText.ts";
import { DeleteDialog } from "../../ui/DeleteDialog.tsx";
import { Menu, MenuItem, MenuLine } from "../../ui/Menu.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";
import { KeepDialog } from "./KeepDialog.tsx";
import { RenameDialog } from "./RenameDialog.tsx";

type MenuProps = {
  readonly id: string;
  readonly name: string;
  readonly isMine: boolean;
  readonly isGuests: boolean; // goes after a guest's 30 days, whatever anyone says
  readonly onRenamed: (name: string) => void;
  readonly onGone: () => void;
};

/** What can be done with a board from its card; renaming, keeping and deleting are its owner's. */
export function CardMenu({ id, name, isMine, isGuests, onRenamed, onGone }: MenuProps) {
  const [open, setOpen] = useState<"rename" | "keep" | "delete">();
  const close = () => setOpen(undefined);
  const remove = async () => {
    const answer = await send("DELETE", `/api/boards/${id}`);
    if (!answer.ok) return answer.error;
    void forgetBoards(id);
    onGone();
    toast(`“${name}” is in the bin for 30 days.`);
    return undefined;
  };
  return (
    <div className="relative z-10 -mt-1.5">
      <Menu
        trigger={
          <IconButton label={`More for ${name}`}>
            <Ellipsis aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => void copyLink(id)}>
          <Link2 aria-hidden className="size-4" /> Copy link
        </MenuItem>
        {isMine && (
          <>
            <MenuItem onSelect={() => setOpen("rename")}>
              <PencilLine aria-hidden className="size-4" /> Rename
            </MenuItem>
            {!isGuests && (
              <MenuItem onSelect={() => setOpen("keep")}>
                <CalendarClock aria-hidden className="size-4" /> How long it is kept
              </MenuItem>
            )}
            <MenuLine />
            <MenuItem danger onSelect={() => setOpen("delete")}>
              <Trash2 aria-hidden className="size-4" /> Delete
            </MenuItem>
          </>
        )}
      </Menu>
      {open === "rename" && <RenameDialog id={id} name={name} onRenamed={onRenamed} onClose={close} />}
      {open === "keep" && <KeepDialog id={id} name={name} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog
          name={name}
          description="It is closed at once for everyone who has the link. It stays in your bin, below your boards, for 30 days; then all that is on it goes for good."
          remove={remove}
          onClose={close}
        />
      )}
    </div>
  );
}

async function copyLink(id: string): Promise<void> {
  const link = new URL(`/board/${id}`, window.location.href).href;
  toast(
    (await copyText(link))
      ? "Link copied. Whoever has it can write on the board."
      : `Copy this link: ${link}`,
  );
}
