import { createHash, randomBytes } from "node:crypto";
import type { AccountsDeps } from "./accounts.ts";
import { alreadyYoursLetter, confirmLetter, resetLetter } from "./mail/letters.ts";
import type { Letter } from "./mail/mailer.ts";
import type { MailPurpose, User } from "./store.ts";

const HOUR_MS = 3_600_000;
const VALID_MS: Readonly<Record<MailPurpose, number>> = { confirm: 24 * HOUR_MS, reset: HOUR_MS };
const SECRET_BYTES = 24; // 32 characters: the link stays whole in one line of a mail
const NO_ORIGIN = "http://localhost";

/** The mails that carry links. All is done some time after the answer: who asks learns nothing from it, nor from how long this or the next answer takes. */
export type Links = {
  /** To an address this user claims; where it is another's, its owner is told instead. */
  sendConfirmation(user: User, email: string, origin: string | undefined): void;
  /** To whom the address belongs, or the latest who claims it; to nobody when it is unknown. */
  sendReset(email: string, origin: string | undefined): void;
  /** A letter without a secret. */
  send(letter: Letter): void;
  pageAt(path: string, origin: string | undefined): string;
};

export function createLinks({ users, limits, mailer, now, note, later }: AccountsDeps): Links {
  const pageAt = (path: string, origin = NO_ORIGIN) => `${origin}${path}`;
  const send = (letter: Letter) => {
    if (limits.letters.take(letter.to) > 0) note("too many mails to one address");
    else mailer.send(letter);
  };
  const secretFor = async (userId: string, purpose: MailPurpose, email: string): Promise<string> => {
    const secret = randomBytes(SECRET_BYTES).toString("base64url");
    const expiresAtMs = now() + VALID_MS[purpose];
    await users.sweepMailTokens(now());
    await users.addMailToken({ hash: hashOfSecret(secret), userId, purpose, email, expiresAtMs });
    return secret;
  };
  const confirmation = async (user: User, email: string, origin: string | undefined): Promise<void> => {
    const owner = await users.userByEmail(email);
    if (owner !== undefined) return send(alreadyYoursLetter(email, owner.name, pageAt("/login", origin)));
    const secret = await secretFor(user.id, "confirm", email);
    send(confirmLetter(email, user.name, pageAt(`/confirm/${secret}`, origin)));
  };
  const reset = async (email: string, origin: string | undefined): Promise<void> => {
    const user = (await users.userByEmail(email)) ?? (await users.userClaiming(email));
    if (user === undefined) return;
    const secret = await secretFor(user.id, "reset", email);
    send(resetLetter(email, user.name, pageAt(`/reset/${secret}`, origin)));
    note("asked for a new password", user.id);
  };
  return {
    sendConfirmation: (user, email, origin) => {
      later(() => confirmation(user, email.toLowerCase(), origin));
    },
    sendReset: (email, origin) => {
      later(() => reset(email.toLowerCase(), origin));
    },
    send,
    pageAt,
  };
}

/** What is kept of a link's secret. It is random through and through, so one round of a fast hash is enough. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
