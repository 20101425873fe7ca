import { liveServer } from "../liveServer.ts";

/** Where mails go when this site has no mail server. */
export function MailNote() {
  if (liveServer().accounts.deliversMail) return null;
  return (
    <p className="mt-6 rounded-card bg-unsure-soft p-4 text-sm text-unsure">
      This site sends no e-mail yet. Each message is kept as a file in its data folder, and its link stands in
      the server's log: whoever runs the site can pass it on.
    </p>
  );
}
