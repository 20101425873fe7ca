import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Door } from "../../ui/Door.tsx";
import { MailNote } from "../../ui/MailNote.tsx";
import { ResendButton } from "./ResendButton.tsx";

export const metadata: Metadata = { title: "Check your mail" };

export default async function CheckMailPage() {
  const user = await currentUser();
  const account = user && (await liveServer().accounts.viewOf(user.id));
  if (account === undefined || account.claimedEmail === null) redirect("/account");
  return (
    <Door
      title="Check your mail"
      intro={`We wrote to ${account.claimedEmail}. Open the link in that mail within 24 hours to confirm the address.`}
      foot={
        <p>
          You can write and share your boards' links already. Invitations by e-mail wait until the address is
          confirmed.
        </p>
      }
    >
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/boards" look="primary">
          Go to your boards
        </ButtonLink>
        <ResendButton />
      </div>
      <MailNote />
    </Door>
  );
}
