import type { Metadata } from "next";
import { Door } from "../../ui/Door.tsx";
import { MailNote } from "../../ui/MailNote.tsx";
import { AskForm } from "./AskForm.tsx";

export const metadata: Metadata = { title: "Reset your password" };

export default function ResetPage() {
  return (
    <Door title="Reset your password" intro="We mail you a link under which you choose a new one.">
      <AskForm />
      <MailNote />
    </Door>
  );
}
