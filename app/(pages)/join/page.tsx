import type { Metadata } from "next";
import { currentUser } from "../../session.ts";
import { Door } from "../../ui/Door.tsx";
import { JoinBoardForm } from "./JoinBoardForm.tsx";

export const metadata: Metadata = { title: "Join a board" };

type Props = { readonly searchParams: Promise<{ readonly code?: string | string[] }> };

export default async function JoinPage({ searchParams }: Props) {
  const { code } = await searchParams;
  const user = await currentUser();
  return (
    <Door title="Join a board" intro="Type the code that whoever runs the board shows you.">
      <JoinBoardForm isSignedIn={user !== undefined} code={typeof code === "string" ? code : ""} />
    </Door>
  );
}
