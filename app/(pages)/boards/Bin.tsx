"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { send } from "../../ui/request.ts";
import { toast } from "../../ui/Toaster.tsx";

export type Binned = { readonly id: string; readonly name: string; readonly daysLeft: number };

/** A person's deleted boards, to take back or to delete for good. */
export function Bin({ boards }: { readonly boards: readonly Binned[] }) {
  if (boards.length === 0) return null;
  return (
    <section aria-labelledby="bin-title" className="mt-12">
      <h2 id="bin-title" className="text-lg">
        Bin
      </h2>
      <p className="mt-1 text-sm text-muted">
        Only you see these. Each goes for good when its days are over.
      </p>
      <ul className="mt-4 divide-y divide-hairline rounded-card border border-hairline bg-surface">
        {boards.map((board) => (
          <BinRow key={board.id} board={board} />
        ))}
      </ul>
    </section>
  );
}

function BinRow({ board: { id, name, daysLeft } }: { readonly board: Binned }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const act = async (method: "POST" | "DELETE", done: string) => {
    const answer = await send(method, `/api/bin/${id}`);
    setAsking(false);
    toast(answer.ok ? done : answer.error);
    if (answer.ok) router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 grow basis-40">
        <p className="truncate font-medium">{name}</p>
        <p className="text-sm text-muted">{daysLeft === 1 ? "1 day left" : `${daysLeft} days left`}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button aria-label={`Restore ${name}`} onClick={() => void act("POST", `“${name}” is back.`)}>
          Restore
        </Button>
        <Button look="quiet" aria-label={`Delete ${name} for good`} onClick={() => setAsking(true)}>
          Delete for good
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${name}” for good?`}
        description="All that was written and read on it goes now. This cannot be undone."
      >
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button look="danger" onClick={() => void act("DELETE", `“${name}” is deleted for good.`)}>
            Delete for good
          </Button>
        </div>
      </Dialog>
    </li>
  );
}
