import type { Clock } from "./clock.ts";
import { type Observable, observable } from "./observable.ts";

export type Notice = { readonly id: number; readonly text: string; readonly tone: "plain" | "problem" };

export type Notices = {
  readonly shown: Observable<readonly Notice[]>;
  readonly say: (text: string, tone?: Notice["tone"]) => void;
  readonly dismiss: (id: number) => void;
};

const PLAIN_MS = 4000;
const PROBLEM_MS = 9000;
const MOST = 3;

/** Short messages in words. The same sentence is not said twice at once. */
export function createNotices(clock: Clock): Notices {
  const shown = observable<readonly Notice[]>([]);
  let count = 0;
  const dismiss = (id: number) => shown.set(shown.get().filter((notice) => notice.id !== id));
  return {
    shown,
    dismiss,
    say: (text, tone = "plain") => {
      if (shown.get().some((notice) => notice.text === text)) return;
      count += 1;
      const id = count;
      shown.set([...shown.get(), { id, text, tone }].slice(-MOST));
      clock.later(tone === "problem" ? PROBLEM_MS : PLAIN_MS, () => dismiss(id));
    },
  };
}
