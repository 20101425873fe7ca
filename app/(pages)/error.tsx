"use client";

import { PageFault } from "../ui/Fault.tsx";

/** What is shown where a page fails inside its frame. */
export default function PageError({ reset }: { readonly reset: () => void }) {
  return (
    <div className="mx-auto max-w-md py-24 text-center">
      <PageFault onAgain={reset} />
    </div>
  );
}
