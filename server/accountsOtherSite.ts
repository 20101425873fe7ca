import type { AccountsDeps } from "./accounts.ts";
import { linkedLetter } from "./mail/letters.ts";
import type { User } from "./store.ts";

/** Someone as another site vouches for them. */
export type OtherSite = {
  readonly provider: "google" | "github";
  readonly subject: string; // the other site's id of the person
  readonly name: string;
  readonly confirmedEmail: string | undefined; // only one which the other site has confirmed
};

const NAMES = { google: "Google", github: "GitHub" } as const;

/**
 * The user another site's person is: who signed in by it before, else the account that has the same address, confirmed
 * on both sides, else a new account. Undefined when the other site has confirmed no address. A claimed address counts
 * for nothing, so nobody gets in by registering it first.
 */
export async function byOtherSite(
  { users, mailer, note, now }: AccountsDeps,
  { confirmedEmail, name, ...identity }: OtherSite,
): Promise<User | undefined> {
  const known = await users.userByIdentity(identity);
  if (known !== undefined || confirmedEmail === undefined) return known;
  const made = await users.createConfirmedAccount({ name, email: confirmedEmail }, now());
  const user = made ?? (await users.userByEmail(confirmedEmail));
  if (user === undefined) return undefined;
  await users.linkIdentity(user.id, identity);
  note("linked to another site", user.id);
  if (made === undefined) mailer.send(linkedLetter(confirmedEmail, user.name, NAMES[identity.provider]));
  return users.userByIdentity(identity);
}
