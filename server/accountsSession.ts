import { parseCookie } from "cookie";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import type { Accounts, Person } from "./accounts.ts";

const Claims = z.object({ userId: z.string(), sessionVersion: z.int() });

/** The signed session cookie, read the same way by pages, routes and sockets. */
export type Sessions = {
  /** Browsers take `__Host-` only over https, from this very host, for every path: nobody else can have set it. */
  cookieName(over: { readonly https: boolean }): string;
  /** Who sends this Cookie header; undefined for nobody, for a forged or ended session. Throws when the store does not answer. */
  personOf(cookieHeader: string | undefined, over: { readonly https: boolean }): Promise<Person | undefined>;
};

/** Sessions signed with `secret`, held against the store on each use, so that an ended one is no use at once. */
export function createSessions(secret: string, accounts: Pick<Accounts, "personOf">): Sessions {
  const cookieName = ({ https }: { readonly https: boolean }) =>
    https ? "__Host-next-auth.session-token" : "next-auth.session-token";
  return {
    cookieName,
    personOf: async (cookieHeader, over) => {
      const token = parseCookie(cookieHeader ?? "")[cookieName(over)];
      if (token === undefined) return undefined;
      const claims = Claims.safeParse(await decode({ token, secret }).catch(() => undefined));
      return claims.success ? accounts.personOf(claims.data) : undefined;
    },
  };
}
