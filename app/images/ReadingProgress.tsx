import type { ImageProgress } from "../../core/wire/imageProgress.ts";

type ProgressProps = { readonly name: string; readonly progress: ImageProgress | null };

const INK = 0.15; // of a reading's time, on a page, until its ink is found

/** How far an image is that is not read yet. What stands here is what the server does, so it may stand still. */
export function ReadingProgress({ name, progress }: ProgressProps) {
  const share = progress === null ? undefined : shareOf(progress);
  return (
    <div>
      <p className="text-sm text-muted">{wordsOf(progress)}</p>
      <progress
        {...(share !== undefined && { value: share })}
        aria-label={`Read of ${name}`}
        className="mt-1 h-1.5 w-full accent-accent"
      />
    </div>
  );
}

/** The share of a reading that is done, 0…1; undefined while it waits. */
export function shareOf(progress: ImageProgress): number | undefined {
  if (progress.step === "waiting") return undefined;
  return progress.step === "ink" ? 0 : INK + (1 - INK) * (progress.done / progress.total);
}

function wordsOf(progress: ImageProgress | null): string {
  if (progress === null) return "Nearly done";
  if (progress.step === "ink") return "Looking for the ink";
  if (progress.step === "digits") return `${progress.done} of ${progress.total} pieces of ink looked at`;
  if (progress.before === 0) return "It is next";
  return progress.before === 1 ? "1 image is before it" : `${progress.before} images are before it`;
}
