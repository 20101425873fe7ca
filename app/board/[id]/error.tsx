"use client";

import { Fault } from "../../ui/Fault.tsx";

/** What is shown where the board itself fails: what was written is stored or kept in this browser. */
export default function BoardError({ reset }: { readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-md px-6 py-24 text-center">
      <Fault
        title="The board did not open"
        words="Something went wrong in this page. What was written is safe. Try again, or reload the page."
        onAgain={reset}
      />
    </main>
  );
}
