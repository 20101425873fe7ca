"use client";

import { CircleUserRound, LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button, IconButton } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Menu, MenuItem, MenuLine, MenuNote } from "./Menu.tsx";
import { signOut } from "./signIn.ts";
import { toast } from "./Toaster.tsx";

type Named = { readonly name: string; readonly kind: "guest" | "account" };

/** Who is signed in, with the way out. A guest is warned first: only this browser knows their boards. */
export function PersonMenu({ person }: { readonly person: Named }) {
  const [asking, setAsking] = useState(false);
  const isGuest = person.kind === "guest";
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`You: ${person.name}`}>
            <CircleUserRound aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuNote>
          <span className="block font-semibold text-ink">{person.name}</span>
          {isGuest ? "Guest in this browser" : "Signed in"}
        </MenuNote>
        <MenuLine />
        <MenuItem asChild>
          <Link href="/account">
            <Settings aria-hidden className="size-4" /> Account
          </Link>
        </MenuItem>
        <MenuItem onSelect={isGuest ? () => setAsking(true) : leave}>
          <LogOut aria-hidden className="size-4" /> Sign out
        </MenuItem>
      </Menu>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out as a guest?"
        description="Only this browser knows which boards are yours. After signing out you reach them by their links alone. Register first to keep them."
      >
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={() => setAsking(false)}>Stay</Button>
          <Button look="danger" onClick={leave}>
            Sign out
          </Button>
        </div>
      </Dialog>
    </>
  );
}

async function leave(): Promise<void> {
  const outcome = await signOut();
  if (outcome.ok) window.location.assign("/");
  else toast(outcome.error);
}
