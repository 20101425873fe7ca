import Link from "next/link";
import { REASONS, type Reason } from "../../core/wire/reasons.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { useBoardPage } from "./boardPage.ts";
import { useObserved } from "./useObserved.ts";

/** Why the board cannot be used, in words, with the way on. What waits to be sent is kept. */
export function BoardShut({ reason }: { readonly reason: Reason }) {
  const { state, boardId } = useBoardPage();
  const waiting = useObserved(state.view, ({ status }) => status.waiting);
  return (
    <div className="board-shut">
      <div role="alert" className="board-float max-w-md p-6">
        <h2 className="text-lg font-semibold">This board is closed to you just now</h2>
        <p className="mt-2 text-muted">{REASONS[reason]}</p>
        {waiting > 0 && (
          <p className="mt-2 text-muted">Your unsent writing is kept in this browser: {waiting}.</p>
        )}
        <div className="mt-6 flex flex-wrap gap-3">
          {reason === "not-signed-in" && (
            <ButtonLink look="primary" href={`/login?next=/board/${boardId}`}>
              Sign in
            </ButtonLink>
          )}
          {reason === "wrong-version" && (
            <Button look="primary" onClick={() => window.location.reload()}>
              Reload the page
            </Button>
          )}
          <Link href="/boards" className="inline-flex min-h-11 items-center px-2 font-medium text-accent">
            Go to your boards
          </Link>
        </div>
      </div>
    </div>
  );
}
