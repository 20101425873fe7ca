import type { TokenSet, User } from "next-auth";
import GitHubProvider, { type GithubProfile } from "next-auth/providers/github";
import GoogleProvider, { type GoogleProfile } from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { From } from "../server/accounts.ts";
import { liveServer } from "./liveServer.ts";
import { currentUser } from "./session.ts";

const GITHUB_EMAILS = "https://api.github.com/user/emails";
const ANSWERS_WITHIN_MS = 10_000;
const Emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** The other sites by which people may sign in here, as their variables say. */
export function otherSiteProviders(from: From): (OAuthConfig<GithubProfile> | OAuthConfig<GoogleProfile>)[] {
  const { google, github } = liveServer().otherSites;
  return [
    ...(google === undefined
      ? []
      : [
          GoogleProvider({
            ...google,
            profile: ({ sub, name, email, email_verified }) =>
              signInBy(
                {
                  provider: "google",
                  subject: sub,
                  name,
                  confirmedEmail: email_verified ? email : undefined,
                },
                from,
              ),
          }),
        ]),
    ...(github === undefined
      ? []
      : [
          GitHubProvider({
            ...github,
            profile: async ({ id, name, login }, tokens) => {
              const confirmedEmail = await confirmedAtGitHub(tokens);
              return signInBy(
                { provider: "github", subject: String(id), name: name ?? login, confirmedEmail },
                from,
              );
            },
          }),
        ]),
  ];
}

type OtherSite = Parameters<ReturnType<typeof liveServer>["accounts"]["signInByOtherSite"]>[0];

async function signInBy(who: OtherSite, from: From): Promise<User> {
  const user = await currentUser();
  const guestId = user?.kind === "guest" ? user.id : undefined;
  const outcome = await liveServer().accounts.signInByOtherSite(who, { ...from, guestId });
  if (!outcome.ok) throw new Error("The other site has confirmed no address for this person.");
  return { ...outcome.person };
}

/** The profile names an address that need not be confirmed; this list says which one is. */
async function confirmedAtGitHub({ access_token }: TokenSet): Promise<string | undefined> {
  const answer = await fetch(GITHUB_EMAILS, {
    headers: { Authorization: `Bearer ${access_token}` },
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  const emails = Emails.safeParse(await answer.json());
  return emails.data?.find(({ primary, verified }) => primary && verified)?.email;
}
