"use client";

import { useState } from "react";
import { Confusion } from "./Confusion.tsx";
import { type Pair, wordsOf } from "./pair.ts";
import type { Digits } from "./report.ts";
import { Sample } from "./Sample.tsx";
import { useMisread } from "./useMisread.ts";

/** The confusion matrix of MNIST; a mistake that is chosen shows the images it is about. */
export function Misread({ confusion }: { readonly confusion: Digits["confusion"] }) {
  const [chosen, setChosen] = useState<Pair | null>(null);
  const { samples, problem, retry } = useMisread(chosen);
  return (
    <>
      <Confusion title="MNIST test images" confusion={confusion} chosen={chosen} onChoose={setChosen} />
      <section
        aria-label="Misread images"
        aria-live="polite"
        className="mt-4 min-h-44 rounded-card border border-hairline bg-surface p-4"
      >
        {chosen === null && (
          <p className="text-muted">Choose a mistake in the table to see the images that were misread so.</p>
        )}
        {chosen !== null && <h3 className="font-medium">{wordsOf(chosen)}</h3>}
        {problem && (
          <p role="alert" className="mt-2">
            The images could not be fetched.{" "}
            <button type="button" onClick={retry} className="min-h-11 font-medium text-accent underline">
              Try again
            </button>
          </p>
        )}
        {chosen !== null && !problem && samples === null && <p className="mt-2 text-muted">Fetching …</p>}
        {samples && (
          <ul className="mt-3 flex flex-wrap gap-4">
            {samples.map((sample) => (
              <Sample key={sample.index} sample={sample} pair={chosen ?? { written: 0, read: 0 }} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
