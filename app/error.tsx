"use client";

import { PageFault } from "./ui/Fault.tsx";

/** What is shown where a page fails with its frame. */
export default function PageError({ reset }: { readonly reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6 py-24 text-center">
      <PageFault onAgain={reset} />
    </main>
  );
}
