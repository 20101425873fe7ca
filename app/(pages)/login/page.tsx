import type { Metadata } from "next";
import Link from "next/link";
import { Door } from "../../ui/Door.tsx";
import { nextPath } from "../nextPath.ts";
import { LoginForm } from "./LoginForm.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next);
  return (
    <Door
      title="Sign in"
      intro="Boards you made as a guest in this browser come along."
      foot={
        <p>
          No account yet?{" "}
          <Link href="/register" className="font-medium text-accent underline underline-offset-4">
            Register
          </Link>
        </p>
      }
    >
      <LoginForm next={next} />
    </Door>
  );
}
