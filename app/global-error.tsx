"use client";

import "./globals.css";
import PageError from "./error.tsx";

/** The last resort, when the frame of all pages fails itself. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <PageError reset={reset} />
      </body>
    </html>
  );
}
