import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { createTransport } from "nodemailer";
import type { Log } from "../log.ts";

/** A mail in plain text; `link` is the one thing in it to click, when there is one. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link?: string;
};

export type Mailer = {
  /** False: letters go into files beside the data, and whoever runs the server passes their links on. */
  readonly delivers: boolean;
  /** Sends in the background; what goes wrong is logged, as nobody who asks may learn whether a mail was sent. */
  send(letter: Letter): void;
  /** Resolves when all letters so far are sent, or could not be. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

export type MailerOptions = {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Where letters go as files when there is no SMTP server. */
  readonly folder: string;
  readonly log: Pick<Log, "info" | "error">;
};

const ANSWERS_WITHIN_MS = 15_000;

/** Sends by SMTP where there is a server for it, else writes `.eml` files and prints their links into the log. */
export function createMailer(options: MailerOptions): Mailer {
  const { smtpUrl, log } = options;
  const post = smtpUrl === undefined ? fileTransport(options) : smtpTransport(smtpUrl, options.from);
  const underWay = new Set<Promise<void>>();
  const settled = async () => {
    await Promise.all(underWay);
  };
  return {
    delivers: smtpUrl !== undefined,
    send: (letter) => {
      const sending: Promise<void> = post
        .send(letter)
        .catch((error: unknown) => log.error({ error, subject: letter.subject }, "a mail was not sent"))
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    settled,
    close: async () => {
      await settled();
      post.close();
    },
  };
}

type Post = { send(letter: Letter): Promise<void>; close(): void };

function smtpTransport(smtpUrl: string, from: string): Post {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: ANSWERS_WITHIN_MS,
    greetingTimeout: ANSWERS_WITHIN_MS,
    socketTimeout: ANSWERS_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
    },
    close: () => transport.close(),
  };
}

function fileTransport({ from, folder, log }: MailerOptions): Post {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    send: async ({ to, subject, text, link }) => {
      const { message } = await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${new Date().toISOString().replaceAll(":", "-")}-${nanoid(6)}.eml`);
      if (!Buffer.isBuffer(message)) throw new Error("the mail was not made in one piece");
      await writeFile(file, message, { mode: 0o600 });
      log.info({ subject, file, link }, "a mail was written to a file, as SMTP_URL is not set");
    },
    close: () => {},
  };
}
