"use client";

import { useEffect, useState } from "react";

type Notice = { readonly id: number; readonly text: string };

const SHOWN_MS = 5_000;
const EVENT = "digitboard:toast";

/** Says something in passing, at the foot of the page and to screen readers. */
export function toast(text: string): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: text }));
}

/** Where `toast` speaks; once, in the root layout. */
export function Toaster() {
  const [notice, setNotice] = useState<Notice>();
  useEffect(() => {
    const show = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      setNotice((last) => ({ id: (last?.id ?? 0) + 1, text: String(event.detail) }));
    };
    window.addEventListener(EVENT, show);
    return () => window.removeEventListener(EVENT, show);
  }, []);
  useEffect(() => {
    if (notice === undefined) return;
    const timer = setTimeout(() => setNotice(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-[max(1.5rem,env(safe-area-inset-bottom))] z-50 flex justify-center"
    >
      {notice && (
        <p
          key={notice.id}
          className="animate-rise rounded-full bg-ink px-5 py-3 text-sm font-medium text-paper shadow-lift"
        >
          {notice.text}
        </p>
      )}
    </div>
  );
}
