import type { Metadata } from "next";
import { services } from "../../services.ts";
import { currentUser } from "../../session.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Door } from "../../ui/Door.tsx";
import { JoinForm } from "../../ui/JoinForm.tsx";
import { KeepSession } from "../../ui/KeepSession.tsx";
import { Shell } from "../../ui/Shell.tsx";
import { BoardLoader } from "../BoardLoader.tsx";
import { ForgetBoard } from "../ForgetBoard.tsx";

type BoardRoute = { readonly params: Promise<{ id: string }> };

/** A link that was shared tells nothing of the board to who has not joined, nor to search engines. */
export async function generateMetadata({ params }: BoardRoute): Promise<Metadata> {
  const user = await currentUser();
  const board = user && (await services().store.boardById((await params).id));
  const isTheirs = user && board && services().may(user, "read", board);
  return { title: isTheirs ? board.name : "A board", robots: { index: false } };
}

export default async function BoardRoutePage({ params }: BoardRoute) {
  const { id } = await params;
  const board = await services().store.boardById(id);
  if (board === undefined) return <Missing id={id} />;
  const user = await currentUser();
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
  if (!services().may(user, "read", board)) return <Missing id={id} />;
  return (
    <>
      <BoardLoader boardId={board.id} boardName={board.name} user={{ id: user.id, name: user.name }} />
      <KeepSession />
    </>
  );
}

/** The same words for a board that is not there and one that is not for this person. */
function Missing({ id }: { readonly id: string }) {
  return (
    <Shell>
      <ForgetBoard boardId={id} />
      <Door
        title="There is no board here"
        intro="It may have been deleted, or the link is not whole. Ask for the link again."
      >
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/boards" look="primary">
            Your boards
          </ButtonLink>
          <ButtonLink href="/">Start page</ButtonLink>
        </div>
      </Door>
    </Shell>
  );
}
