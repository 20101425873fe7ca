import { once } from "node:events";
import { SMTPServer } from "smtp-server";

export type Received = { readonly to: readonly string[]; readonly source: string };

/** A real SMTP server in this process, and what it received. */
export type Inbox = {
  readonly url: string;
  /** The first unread mail to this address with this subject, as soon as it is there; it then counts as read. */
  next(to: string, subject: RegExp): Promise<Received>;
  /** How many mails to this address came, read or not. */
  countTo(to: string): number;
  close(): Promise<void>;
};

export async function openInbox(): Promise<Inbox> {
  const [mails, unread]: [Received[], Received[]] = [[], []];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const mail = { to, source: Buffer.concat(chunks).toString("utf8") };
        mails.push(mail);
        unread.push(mail);
        for (const look of waiting) look();
        done();
      });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    next: (to, subject) =>
      new Promise((resolve) => {
        const look = () => {
          const at = unread.findIndex((mail) => mail.to.includes(to) && subject.test(subjectOf(mail)));
          if (at < 0) return;
          waiting.delete(look);
          for (const mail of unread.splice(at, 1)) resolve(mail);
        };
        waiting.add(look);
        look();
      }),
    countTo: (to) => mails.filter((mail) => mail.to.includes(to)).length,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The secret at the end of a mail's link. */
export function secretIn({ source }: Received): string {
  return /\/(?:confirm|reset|join)\/([\w-]{32})\s/.exec(source)?.[1] ?? "";
}

function subjectOf({ source }: Received): string {
  return /^Subject: (.*)\r$/m.exec(source)?.[1] ?? "";
}
