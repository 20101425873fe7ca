import type { Metadata } from "next";
import { currentUser } from "../../../session.ts";
import { Door } from "../../../ui/Door.tsx";
import { JoinBoardForm } from "../JoinBoardForm.tsx";

export const metadata: Metadata = { title: "Join a board", robots: { index: false } };

type Props = { readonly params: Promise<{ secret: string }> };

/** Only pressing the button joins: programs that follow a mail's links leave the invitation as it is. */
export default async function InvitationPage({ params }: Props) {
  const user = await currentUser();
  return (
    <Door
      title="Join a board"
      intro="You have been invited to a board on which numbers are written and read together."
    >
      <JoinBoardForm secret={(await params).secret} isSignedIn={user !== undefined} />
    </Door>
  );
}
