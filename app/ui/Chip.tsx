import type { NumberReading } from "../../core/reading/reading.ts";

/** Below this chance a reading is shown as not sure. */
export const SURE_ABOVE = 0.9;

export function isSure({ p, by }: Pick<NumberReading, "p" | "by">): boolean {
  return by !== undefined || p >= SURE_ABOVE;
}

/** A reading as it stands beside its ink: a quiet figure when sure, amber with a question mark when not. */
export function Chip({
  reading,
  className = "",
}: {
  readonly reading: NumberReading;
  readonly className?: string;
}) {
  const look = isSure(reading) ? "bg-surface/85 text-muted" : "bg-unsure-soft text-unsure";
  return (
    <span
      className={`inline-flex items-center gap-0.5 rounded-md px-1.5 py-0.5 text-sm font-semibold whitespace-nowrap shadow-[0_0_0_1px_var(--hairline)] ${look} ${className}`}
    >
      {reading.text}
      {!isSure(reading) && "?"}
    </span>
  );
}
