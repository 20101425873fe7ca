import type { Metadata } from "next";
import { ButtonLink } from "./ui/Button.tsx";
import { Shell } from "./ui/Shell.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Shell>
      <div className="mx-auto max-w-md py-24 text-center">
        <h1 className="text-xl">There is nothing at this address</h1>
        <p className="mt-3 text-muted">
          The link may be incomplete, or what it led to has been deleted. Ask whoever sent it for a new one.
        </p>
        <div className="mt-8 flex flex-wrap justify-center gap-3">
          <ButtonLink href="/" look="primary">
            Go to the start
          </ButtonLink>
          <ButtonLink href="/boards">Your boards</ButtonLink>
        </div>
      </div>
    </Shell>
  );
}
