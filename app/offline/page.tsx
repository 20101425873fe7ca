import type { Metadata } from "next";
import { OfflinePage } from "../board/OfflinePage.tsx";

export const metadata: Metadata = { title: "No network", robots: { index: false } };

/** What the service worker opens at any address while the server cannot be reached. It holds nobody's data. */
export default function OfflineRoutePage() {
  return <OfflinePage />;
}
