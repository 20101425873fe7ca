import { ButtonLink } from "../../ui/Button.tsx";
import { Door } from "../../ui/Door.tsx";
import { Shell } from "../../ui/Shell.tsx";
import { ForgetBoard } from "../ForgetBoard.tsx";

type MissingProps = { readonly id: string; readonly isSignedIn: boolean };

/** The same page for a board that is not there and one that is not for this person, who may have to sign in first. */
export function MissingBoard({ id, isSignedIn }: MissingProps) {
  return (
    <Shell>
      {isSignedIn && <ForgetBoard boardId={id} />}
      <Door
        title="There is no board here"
        intro={
          isSignedIn
            ? "It may have been deleted, or the link is not whole. Ask for the link again."
            : "It may have been deleted, the link is not whole, or you have to sign in first."
        }
      >
        <div className="flex flex-wrap gap-3">
          {isSignedIn ? (
            <ButtonLink href="/boards" look="primary">
              Your boards
            </ButtonLink>
          ) : (
            <ButtonLink href={`/login?next=${encodeURIComponent(`/board/${id}`)}`} look="primary">
              Sign in
            </ButtonLink>
          )}
          <ButtonLink href="/">Start page</ButtonLink>
        </div>
      </Door>
    </Shell>
  );
}
