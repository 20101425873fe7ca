import { PenLine, Plus } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { send, textAt } from "../../../ui/request.ts";

type PutProps = { readonly imageId: string; readonly name: string; readonly me: string };
type OwnBoard = { readonly id: string; readonly name: string; readonly lastReading: string };

const Boards = z.object({
  boards: z.array(
    z.object({ id: z.string(), name: z.string(), ownerId: z.string(), lastReading: z.string() }),
  ),
});
const NAME_CHARACTERS = 80;

/** Takes the numbers to a board of one's own, an old one or a new one, where they are placed over the faded image. */
export function PutOnBoard({ imageId, name, me }: PutProps) {
  const [boards, setBoards] = useState<readonly OwnBoard[]>();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<string>();
  const open = async () => {
    setOpen(true);
    setError(undefined);
    const answer = await send("GET", "/api/boards");
    const parsed = Boards.safeParse(answer.ok ? answer.body : undefined);
    if (parsed.success) setBoards(parsed.data.boards.filter(({ ownerId }) => ownerId === me));
    else setError(answer.ok ? "Your boards could not be listed. Close this and try again." : answer.error);
  };
  const goTo = (board: string) => {
    const asked = new URLSearchParams({ image: imageId, name });
    window.location.assign(`/board/${board}?${asked}`);
  };
  const make = async () => {
    const made = await send("POST", "/api/boards", { name: boardNameOf(name) });
    const board = made.ok ? textAt(made.body, "id") : undefined;
    if (board !== undefined) goTo(board);
    else if (!made.ok) setError(made.error);
  };
  return (
    <>
      <Button look="primary" onClick={() => void open()}>
        <PenLine aria-hidden className="size-4" /> Put on a board
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Put on a board"
        description="The numbers stand there as ink over the faded image, to be corrected and written on by everyone. Who may look at the board sees the image too."
      >
        {error && (
          <p role="alert" className="mb-4 text-sm font-medium text-danger">
            {error}
          </p>
        )}
        <Button look="primary" className="w-full" onClick={() => void make()}>
          <Plus aria-hidden className="size-4" /> A new board
        </Button>
        {boards && boards.length > 0 && (
          <>
            <h3 id="own-boards" className="mt-6 text-sm text-muted">
              One of your boards
            </h3>
            <ul aria-labelledby="own-boards" className="mt-2 max-h-[40dvh] overflow-y-auto">
              {boards.map((board) => (
                <li key={board.id}>
                  <button
                    type="button"
                    onClick={() => goTo(board.id)}
                    className="flex min-h-12 w-full items-center justify-between gap-4 rounded-lg px-3 py-2 text-left hover:bg-sunken"
                  >
                    <span className="truncate font-medium">{board.name}</span>
                    <span className="max-w-[50%] truncate text-sm text-muted">{board.lastReading}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Dialog>
    </>
  );
}

function boardNameOf(file: string): string {
  const name = [...file.replace(/\.\w+$/, "").trim()].slice(0, NAME_CHARACTERS).join("");
  return name === "" ? "From paper" : name;
}
