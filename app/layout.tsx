import letters from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { Toaster } from "./ui/Toaster.tsx";

export const metadata: Metadata = {
  title: { default: "Digitboard", template: "%s · Digitboard" },
  description: "A shared board where handwritten numbers are read live, for everyone, as they are written.",
  applicationName: "Digitboard",
  referrer: "same-origin",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcf9" },
    { media: "(prefers-color-scheme: dark)", color: "#16171a" },
  ],
};

/** Reading the nonce makes each page anew for each request: one made beforehand could not carry it. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Letters that come after the first paint would move what is being read. */}
        <link rel="preload" as="font" type="font/woff2" href={letters} crossOrigin="anonymous" />
        <script src="/theme.js" nonce={nonce} suppressHydrationWarning />
        <script src="/early.js" async nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
