import type { Metadata } from "next";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { Door } from "../../ui/Door.tsx";
import { JoinForm } from "../../ui/JoinForm.tsx";
import { KeepSession } from "../../ui/KeepSession.tsx";
import { Shell } from "../../ui/Shell.tsx";
import { BoardLoader } from "../BoardLoader.tsx";
import { MissingBoard } from "./MissingBoard.tsx";

const NOBODY = ""; // no user has this id

type BoardRoute = { readonly params: Promise<{ id: string }> };

/** A link that was shared tells nothing of the board to who has not joined, nor to search engines. */
export async function generateMetadata({ params }: BoardRoute): Promise<Metadata> {
  const user = await currentUser();
  const board = user && (await liveServer().store.boardById((await params).id));
  const isTheirs = user && board && liveServer().may(user, "read", board);
  return { title: isTheirs ? board.name : "A board", robots: { index: false } };
}

export default async function BoardRoutePage({ params }: BoardRoute) {
  const { id } = await params;
  const [board, user] = [await liveServer().store.boardById(id), await currentUser()];
  // Who is nobody yet may what the board's link allows; whether a closed board exists they learn as little as anyone.
  if (board === undefined || !liveServer().may({ id: user?.id ?? NOBODY }, "read", board)) {
    return <MissingBoard id={id} isSignedIn={user !== undefined} />;
  }
  if (user === undefined) {
    return (
      <Shell>
        <Door
          title="Join this board"
          intro="Write numbers together; everyone sees each one read as it is written."
        >
          <JoinForm />
        </Door>
      </Shell>
    );
  }
  return (
    <>
      <BoardLoader boardId={board.id} boardName={board.name} user={{ id: user.id, name: user.name }} />
      <KeepSession />
    </>
  );
}
