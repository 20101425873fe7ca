import type { Metadata } from "next";
import { services } from "../../services.ts";
import { currentUser } from "../../session.ts";
import { BeginButton } from "../../ui/BeginButton.tsx";
import type { Card } from "./BoardCard.tsx";
import { BoardList } from "./BoardList.tsx";
import { Contribution } from "./Contribution.tsx";

export const metadata: Metadata = { title: "Boards" };

export default async function BoardsPage() {
  const user = await currentUser();
  const boards = user === undefined ? [] : await services().store.boardsOf(user.id);
  const cards = boards.map(
    (board): Card => ({
      id: board.id,
      name: board.name,
      seq: board.seq,
      changedAtMs: board.updatedAtMs,
      lastReading: board.lastReading,
      isMine: board.ownerId === user?.id,
      people: board.members.map(({ name }) => name),
    }),
  );
  return (
    <div className="py-10 md:py-14">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl">Boards</h1>
        <BeginButton busyWords="Opening a board…">New board</BeginButton>
      </div>
      {user?.kind === "guest" && cards.length > 0 && (
        <p className="mt-3 text-muted">
          You are a guest: these boards stay with this browser until you register.
        </p>
      )}
      <BoardList cards={cards} />
      {user !== undefined && <Contribution given={await services().store.contributes(user.id)} />}
    </div>
  );
}
