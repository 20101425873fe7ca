import type { Candidate, NumberReading } from "../../../core/reading/reading.ts";
import { percent } from "../../board/confidence.ts";
import { isSure } from "../../ui/Chip.tsx";
import type { PadReading, PadStroke } from "./usePadReading.ts";

const SHOWN_CANDIDATES = 3;

/** What the pad reads, in words and bars. Its place is reserved, so that nothing moves while a person writes. */
export function PadAnswer({
  reading,
  tookMs,
  fault,
  last,
}: PadReading & { readonly last: PadStroke | undefined }) {
  const { numbers, rejected } = reading;
  const written = numberAt(numbers, last);
  return (
    <div className="grid min-h-59 content-start gap-x-6 gap-y-4 sm:min-h-36 sm:grid-cols-[minmax(0,1fr)_13rem] border-t border-hairline bg-surface px-5 py-4">
      <div>
        <p className="text-sm text-muted">It reads</p>
        <p aria-live="polite" className="mt-1 text-xl font-semibold tracking-tight">
          {numbers.length > 0 ? (
            numbers.map(({ text }) => text).join(" ")
          ) : (
            <span className="text-muted">–</span>
          )}
        </p>
        <p className="mt-1 text-sm text-muted">{remark({ reading, tookMs, fault }, rejected.length)}</p>
      </div>
      {written && (
        <div>
          <p className="text-sm text-muted">{isSure(written) ? "Its guesses" : "Not sure"}</p>
          <ol className="mt-2 space-y-1.5">
            {written.candidates.slice(0, SHOWN_CANDIDATES).map((candidate) => (
              <Guess key={candidate.text} candidate={candidate} isSure={isSure(written)} />
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function remark({ reading, tookMs, fault }: PadReading, unread: number): string {
  if (fault !== undefined) return fault;
  if (unread > 0) return "Some ink is left unread rather than guessed.";
  if (reading.numbers.length === 0) return "Several digits at once are fine.";
  return `${Math.round(tookMs)} ms after your last stroke`;
}

/** The number the last stroke belongs to, or the last one in reading order. */
function numberAt(numbers: readonly NumberReading[], last: PadStroke | undefined): NumberReading | undefined {
  const at = last?.samples[0];
  const touched = numbers.find(({ box }) => {
    return at && at.x >= box.x && at.x <= box.x + box.w && at.y >= box.y && at.y <= box.y + box.h;
  });
  return touched ?? numbers.at(-1);
}

function Guess({ candidate, isSure: sure }: { readonly candidate: Candidate; readonly isSure: boolean }) {
  return (
    <li className="grid grid-cols-[minmax(1.5rem,auto)_1fr_3.25rem] items-center gap-2 text-sm">
      <span className="font-semibold">{candidate.text}</span>
      <span className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <span
          className={`block h-full rounded-full transition-[width] duration-150 ${sure ? "bg-accent" : "bg-unsure-bar"}`}
          style={{ width: percent(candidate.p).replace(" ", "") }}
        />
      </span>
      <span className="text-right whitespace-nowrap text-muted">{percent(candidate.p)}</span>
    </li>
  );
}
