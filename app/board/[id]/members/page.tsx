import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { Person } from "../../../../server/accounts.ts";
import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { MailNote } from "../../../ui/MailNote.tsx";
import { Shell } from "../../../ui/Shell.tsx";
import type { MailLeave } from "./MailForm.tsx";
import { Members } from "./Members.tsx";

export const metadata: Metadata = { title: "Members", robots: { index: false } };

/** Who may do what on a board, and what was changed: for its owner alone. */
export default async function MembersPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await currentUser();
  if (user === undefined) redirect(`/login?next=/board/${encodeURIComponent(id)}/members`);
  const board = await liveServer().store.boardById(id);
  if (board === undefined || !liveServer().may(user, "share", board)) notFound();
  return (
    <Shell>
      <div className="mx-auto max-w-2xl py-10 md:py-16">
        <h1 className="text-xl">Members</h1>
        <p className="mt-2 text-muted">{board.name}</p>
        <MailNote />
        <Members boardId={board.id} mailLeave={mailLeaveOf(user)} />
        <ButtonLink href={`/board/${board.id}`} className="mt-10">
          Back to the board
        </ButtonLink>
      </div>
    </Shell>
  );
}

function mailLeaveOf({ kind, hasConfirmedEmail }: Person): MailLeave {
  if (hasConfirmedEmail) return "yes";
  return kind === "guest" ? "register" : "confirm";
}
