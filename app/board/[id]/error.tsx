"use client";

import { Button } from "../../ui/Button.tsx";

/** What is shown where the board itself fails: what was written is stored or kept in this browser. */
export default function BoardError({ reset }: { readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-md px-6 py-24 text-center">
      <h1 className="text-xl">The board did not open</h1>
      <p className="mt-3 text-muted">
        Something went wrong in this page. What was written is safe. Try again, or reload the page.
      </p>
      <div className="mt-8">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
      </div>
    </main>
  );
}
