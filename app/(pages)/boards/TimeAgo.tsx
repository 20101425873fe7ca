"use client";

import { useEffect, useState } from "react";

const UNITS = [
  { unit: "year", seconds: 31_536_000 },
  { unit: "month", seconds: 2_592_000 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;
const TICK_MS = 60_000;

/** How long ago, kept true while the page is open; the exact time as a tooltip. */
export function TimeAgo({ atMs }: { readonly atMs: number }) {
  const [nowMs, setNowMs] = useState<number>(); // the browser's clock and language, so only there
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const exact = nowMs === undefined ? undefined : new Date(atMs).toLocaleString();
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exact}>
      {nowMs === undefined ? "\u00a0" : ago(atMs, nowMs)}
    </time>
  );
}

function ago(atMs: number, nowMs: number): string {
  const seconds = Math.max(0, (nowMs - atMs) / 1_000);
  const found = UNITS.find((each) => seconds >= each.seconds);
  if (found === undefined) return "just now";
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(
    -Math.floor(seconds / found.seconds),
    found.unit,
  );
}
