import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { liveServer } from "../../liveServer.ts";
import { currentUser } from "../../session.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Section } from "../../ui/Prose.tsx";
import { ResendButton } from "../check-mail/ResendButton.tsx";
import { ArchiveButton } from "./ArchiveButton.tsx";
import { DeleteForm } from "./DeleteForm.tsx";
import { EmailForm } from "./EmailForm.tsx";
import { HandSwitch } from "./HandSwitch.tsx";
import { KeepingForm } from "./KeepingForm.tsx";
import { KeysForm } from "./KeysForm.tsx";
import { NameForm } from "./NameForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { SessionButtons } from "./SessionButtons.tsx";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const user = await currentUser();
  const account = user && (await liveServer().accounts.viewOf(user.id));
  if (user === undefined || account === undefined) redirect("/login?next=/account");
  const { name, email, claimedEmail, hasPassword } = account;
  const keys = await liveServer().store.keysOf(user.id);
  const isGuest = user.kind === "guest";
  return (
    <div className="mx-auto max-w-md py-10 md:py-16">
      <h1 className="text-xl">Account</h1>
      {isGuest && (
        <div className="mt-3 space-y-4">
          <p className="text-muted">You are a guest: only this browser knows your boards.</p>
          <ButtonLink href="/register">Register</ButtonLink>
        </div>
      )}
      <Section id="name-title" title="Your name">
        <NameForm name={name} />
      </Section>
      {!isGuest && (
        <Section id="email-title" title="E-mail">
          {email !== null && <p>{email}, confirmed.</p>}
          {claimedEmail !== null && (
            <div className="space-y-3">
              <p>{claimedEmail} waits for you to open the link that was mailed to it.</p>
              <ResendButton />
            </div>
          )}
          <EmailForm hasPassword={hasPassword} />
        </Section>
      )}
      {hasPassword && (
        <Section id="password-title" title="Password">
          <PasswordForm email={email ?? claimedEmail ?? ""} hasKeys={keys.length > 0} />
        </Section>
      )}
      <Section id="sessions-title" title="Where you are signed in">
        <p className="text-muted">
          Signing out everywhere ends this session and those on all other devices at once.
        </p>
        <SessionButtons isGuest={isGuest} />
      </Section>
      {!isGuest && (
        <Section id="keys-title" title="Keys for your programs">
          <p className="text-muted">
            A program that sends a key as <code>Authorization: Bearer</code> may have images and ink read in
            your name by <code>POST /api/recognize</code>, and nothing else. A key works until you revoke it;
            a new password by a mailed link revokes all of them.{" "}
            <Link href="/api/docs" className="font-medium text-accent underline underline-offset-4">
              How programs ask
            </Link>
          </p>
          <KeysForm keys={keys} />
        </Section>
      )}
      <Section id="hand-title" title="Your handwriting">
        <HandSwitch learns={await liveServer().store.learnsHand(user.id)} />
      </Section>
      <Section id="keeping-title" title="How long things are kept">
        <p className="text-muted">
          {isGuest
            ? "A guest's boards and images go for good once nobody has used them for 30 days."
            : "Boards that nobody has opened or written on for this long, and images as old, are deleted for good each night, for everyone on them and without the bin. A board's own menu may say otherwise for it, as for a class's. Boards you delete stay in the bin for 30 days."}
        </p>
        {!isGuest && <KeepingForm days={await liveServer().store.keepDaysOf(user.id)} />}
      </Section>
      <Section id="archive-title" title="Download everything">
        <p className="text-muted">
          One ZIP file: each of your boards as JSON, InkML and SVG, what was read on them as CSV, and your
          images. It is made while you download it, and nothing of it stays here.
        </p>
        <ArchiveButton />
      </Section>
      <Section id="delete-title" title={isGuest ? "Delete everything" : "Delete the account"}>
        <p className="text-muted">Your boards are deleted with all that is on them, for good.</p>
        <DeleteForm hasPassword={hasPassword} />
      </Section>
    </div>
  );
}
