import { useRef, useState } from "react";
import { withAdded, withCorrection } from "../../../../core/images/corrected.ts";
import type { ImageCorrection } from "../../../../core/wire/imageAnswer.ts";
import { send } from "../../../ui/request.ts";
import { toast } from "../../../ui/Toaster.tsx";

export type Corrections = {
  readonly corrections: readonly ImageCorrection[];
  /** The person's word on a number: its text, null when it is none, undefined to take their word back. */
  say(number: number, text: string | null | undefined): void;
  add(box: readonly [number, number, number, number], text: string): void;
  /** What a number reads that the person added, by its place among those added; null takes it away. */
  sayAdded(added: number, text: string | null): void;
  /** The image is read anew: what was said of the reading before is gone. */
  forget(): void;
};

/** A person's corrections: shown at once and kept one after the other; what could not be kept is told. */
export function useCorrections(id: string, initial: readonly ImageCorrection[]): Corrections {
  const [corrections, setCorrections] = useState(initial);
  const latest = useRef(initial);
  const saving = useRef(Promise.resolve());
  const set = (next: readonly ImageCorrection[]) => {
    latest.current = next;
    setCorrections(next);
    saving.current = saving.current.then(async () => {
      if (latest.current !== next) return; // a later one holds it all
      const answer = await send("PATCH", `/api/images/${id}`, { corrections: next });
      if (!answer.ok) toast(answer.error);
    });
  };
  return {
    corrections,
    say: (number, text) => set(withCorrection(latest.current, number, text)),
    add: ([x, y, w, h], text) => set([...latest.current, { box: [x, y, w, h], text }]),
    sayAdded: (added, text) => set(withAdded(latest.current, added, text)),
    forget: () => {
      latest.current = [];
      setCorrections([]);
    },
  };
}
