import type { ImageProgress } from "../../../core/wire/imageProgress.ts";
import { type Observable, observable } from "../observable.ts";

/** An image on its way onto the board; `share` of it has been sent. A failed one says why until it is closed. */
export type ImageJob = {
  readonly key: number;
  readonly name: string;
  readonly step: "sending" | "reading" | "placing" | "failed";
  readonly share: number;
  readonly progress: ImageProgress | null; // of its reading
  readonly error: string | undefined;
};

/** The images on their way, and how each is given up. */
export type JobList = {
  readonly jobs: Observable<readonly ImageJob[]>;
  begin(name: string, step: ImageJob["step"]): { readonly key: number; readonly signal: AbortSignal };
  change(key: number, next: Partial<ImageJob>): void;
  drop(key: number): void;
  fail(key: number, error: string): void;
  /** Cancels one that is under way, or closes one that failed. */
  cancel(key: number): void;
};

export function createJobList(): JobList {
  const jobs = observable<readonly ImageJob[]>([]);
  const stops = new Map<number, AbortController>();
  let count = 0;
  const change: JobList["change"] = (key, next) =>
    jobs.set(jobs.get().map((job) => (job.key === key ? { ...job, ...next } : job)));
  const drop = (key: number) => jobs.set(jobs.get().filter((job) => job.key !== key));
  return {
    jobs,
    begin: (name, step) => {
      const key = ++count;
      const stop = new AbortController();
      stops.set(key, stop);
      jobs.set([...jobs.get(), { key, name, step, share: 0, progress: null, error: undefined }]);
      return { key, signal: stop.signal };
    },
    change,
    drop,
    fail: (key, error) => change(key, { step: "failed", error }),
    cancel: (key) => {
      stops.get(key)?.abort();
      stops.delete(key);
      if (jobs.get().some((job) => job.key === key && job.step === "failed")) drop(key);
    },
  };
}
