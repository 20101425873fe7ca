import { cookies } from "next/headers";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { From, Person, SignedIn } from "../server/accounts.ts";
import { isOwnPath } from "./(pages)/nextPath.ts";
import { EMAIL, PASSWORD, PERSON_NAME } from "./credentials.ts";
import { liveServer } from "./liveServer.ts";
import { otherSiteProviders } from "./otherSites.ts";
import { currentUser, deviceCookieName } from "./session.ts";

const SESSION_SECONDS = 60 * 24 * 3600; // after its last use

const DEVICE_SECONDS = 365 * 24 * 3600;

declare module "next-auth" {
  interface Session {
    user: { id: string; name: string; kind: Person["kind"] };
  }
  interface User {
    kind: Person["kind"];
    sessionVersion: number;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    userId?: string;
    kind?: Person["kind"];
    sessionVersion?: number;
  }
}

/** How people sign in, for one request: cookies are for https only where the request came by https. */
export function authOptions(over: { readonly https: boolean; readonly from: From }): AuthOptions {
  const { secret, sessions, accounts } = liveServer();
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure: over.https } as const;
  return {
    secret,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: over.https,
    cookies: {
      sessionToken: { name: sessions.cookieName(over), options: cookie },
      callbackUrl: { name: `${over.https ? "__Host-" : ""}next-auth.callback-url`, options: cookie },
    },
    pages: { signIn: "/login", error: "/login" },
    providers: [passwordProvider(over), guestProvider(over.from), ...otherSiteProviders(over.from)],
    callbacks: {
      // Paths of this site only: where to go next is never another site's choice.
      redirect: ({ url }) => (isOwnPath(url) ? url : "/"),
      jwt: async ({ token, user }) => {
        if (user) return { ...token, userId: user.id, kind: user.kind, sessionVersion: user.sessionVersion };
        const { userId = "", sessionVersion = -1 } = token;
        const person = await accounts.personOf({ userId, sessionVersion });
        if (person === undefined) throw new Error("This session has ended.");
        return { ...token, name: person.name, kind: person.kind };
      },
      session: ({ session, token }) => {
        const { userId = "", name, kind = "guest" } = token;
        return { ...session, user: { id: userId, name: name ?? "", kind } };
      },
    },
  };
}

function passwordProvider({ from, https }: { readonly from: From; readonly https: boolean }) {
  return CredentialsProvider({
    id: "credentials",
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      const email = EMAIL.safeParse(given?.email);
      const password = PASSWORD.safeParse(given?.password);
      const user = await currentUser();
      const guestId = user?.kind === "guest" ? user.id : undefined;
      const outcome = await liveServer().accounts.signIn(
        // What cannot be anyone's address or password costs the same work as what could.
        { email: email.data ?? "", password: password.data ?? "" },
        { ...from, guestId },
      );
      if (outcome.ok) await markDevice(outcome.person.id, https);
      return answer(outcome);
    },
  });
}

/** A browser that signed in is not slowed by strangers who try its person's account. */
async function markDevice(userId: string, https: boolean): Promise<void> {
  const kept = await cookies();
  kept.set(deviceCookieName(https), liveServer().accounts.markFor(userId), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: https,
    maxAge: DEVICE_SECONDS,
  });
}

function guestProvider(from: From) {
  return CredentialsProvider({
    id: "guest",
    credentials: { name: {} },
    authorize: async (given) => {
      const user = await currentUser();
      if (user !== undefined) return { ...user };
      const name = PERSON_NAME.safeParse(given?.name);
      return answer(await liveServer().accounts.createGuest(name.data || undefined, from));
    },
  });
}

function answer(outcome: SignedIn): Person | null {
  if (outcome.ok) return { ...outcome.person };
  if (outcome.reason === "wrong") return null;
  throw new Error(`too-many-${Math.ceil(outcome.retryAfterMs / 1_000)}`);
}
