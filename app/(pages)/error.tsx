"use client";

import { Button } from "../ui/Button.tsx";

/** What is shown where a page fails inside its frame; what was written on boards is not touched by it. */
export default function PageError({ reset }: { readonly reset: () => void }) {
  return (
    <div className="mx-auto max-w-md py-24 text-center">
      <h1 className="text-xl">This page did not load</h1>
      <p className="mt-3 text-muted">
        Something went wrong on the server. Your boards are safe. Try again, or come back in a minute.
      </p>
      <div className="mt-8">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
      </div>
    </div>
  );
}
