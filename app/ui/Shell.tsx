import type { ReactNode } from "react";
import { UploadPanel } from "../images/UploadPanel.tsx";
import { currentUser } from "../session.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { KeepSession } from "./KeepSession.tsx";

/** Header, footer and the way past them for keyboards, around a page. */
export async function Shell({ children }: { readonly children: ReactNode }) {
  const user = await currentUser();
  const person = user && { name: user.name, kind: user.kind };
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-card bg-accent px-4 py-3 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <Header person={person} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 outline-none sm:px-6">
        {children}
      </main>
      <Footer />
      <UploadPanel />
      {person && <KeepSession />}
    </div>
  );
}
