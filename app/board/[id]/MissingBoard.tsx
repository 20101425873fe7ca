import { ButtonLink } from "../../ui/Button.tsx";
import { Door } from "../../ui/Door.tsx";
import { Shell } from "../../ui/Shell.tsx";
import { ForgetBoard } from "../ForgetBoard.tsx";
import { AskToJoin } from "./AskToJoin.tsx";

type MissingProps = { readonly id: string; readonly isSignedIn: boolean };

/** The same page for a board that is not there and one that is not for this person, who may have to sign in first. */
export function MissingBoard({ id, isSignedIn }: MissingProps) {
  return (
    <Shell>
      {isSignedIn ? (
        <Door
          title="No board is open to you here"
          intro="It may have been deleted, the link may not be whole, or its owner has yet to let you in."
        >
          <ForgetBoard boardId={id} />
          <AskToJoin boardId={id} />
        </Door>
      ) : (
        <Door
          title="No board is open to you here"
          intro="It may have been deleted, the link may not be whole, or you have to sign in first."
        >
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`/login?next=${encodeURIComponent(`/board/${id}`)}`} look="primary">
              Sign in
            </ButtonLink>
            <ButtonLink href="/">Start page</ButtonLink>
          </div>
        </Door>
      )}
    </Shell>
  );
}
