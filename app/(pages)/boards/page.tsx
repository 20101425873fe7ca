import type { Metadata } from "next";
import { boardsOf } from "../../boardsOf.ts";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { BeginButton } from "../../ui/BeginButton.tsx";
import { Bin, type Binned } from "./Bin.tsx";
import type { Card } from "./BoardCard.tsx";
import { BoardList } from "./BoardList.tsx";
import { Contribution } from "./Contribution.tsx";

export const metadata: Metadata = { title: "Boards" };

const DAY_MS = 86_400_000;

export default async function BoardsPage() {
  const user = await currentUser();
  const boards = user === undefined ? [] : await boardsOf(user.id);
  const cards = boards.map(
    (board): Card => ({
      id: board.id,
      name: board.name,
      seq: board.seq,
      changedAtMs: board.updatedAtMs,
      lastReading: board.lastReading,
      isMine: board.ownerId === user?.id,
      isGuests: user?.kind === "guest",
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
      {user !== undefined && <Bin boards={await binOf(user.id)} />}
      {user !== undefined && <Contribution given={await liveServer().store.contributes(user.id)} />}
    </div>
  );
}

async function binOf(userId: string): Promise<readonly Binned[]> {
  const boards = await liveServer().store.binOf(userId);
  return boards.map(({ id, name, goesAtMs }) => {
    return { id, name, daysLeft: Math.max(1, Math.ceil((goesAtMs - Date.now()) / DAY_MS)) };
  });
}
