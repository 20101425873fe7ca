import type { Metadata } from "next";
import Link from "next/link";
import { liveServer } from "../../liveServer.ts";
import { Door } from "../../ui/Door.tsx";
import { OtherSites } from "../../ui/OtherSites.tsx";
import { nextPath } from "../nextPath.ts";
import { LoginForm } from "./LoginForm.tsx";

export const metadata: Metadata = { title: "Sign in" };

const SITES = ["google", "github"] as const;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = nextPath(asked.next);
  return (
    <Door
      title="Sign in"
      intro="Boards you made as a guest in this browser come along."
      foot={
        <div className="space-y-3">
          <p>
            No account yet?{" "}
            <Link href="/register" className="font-medium text-accent underline underline-offset-4">
              Register
            </Link>
          </p>
          <p>
            <Link href="/reset" className="font-medium text-accent underline underline-offset-4">
              Forgot your password?
            </Link>
          </p>
        </div>
      }
    >
      {asked.changed !== undefined && (
        <p role="status" className="mb-6 rounded-card bg-accent-soft p-4">
          Your new password is set. Sign in with it.
        </p>
      )}
      {asked.error !== undefined && (
        <p role="alert" className="mb-6 rounded-card border border-danger bg-danger-soft p-4">
          You could not be signed in there. The other site has to have confirmed your e-mail address.
        </p>
      )}
      <LoginForm next={next} />
      <OtherSites sites={SITES.filter((site) => liveServer().otherSites[site] !== undefined)} />
    </Door>
  );
}
