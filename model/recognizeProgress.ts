const WIDTH = 24;
const SECOND_MS = 1_000;

/** A bar on `stream` of how many files are read: redrawn in place on a terminal, else a line at most once a second. */
export function openProgress(stream: NodeJS.WriteStream, files: number) {
  const beginMs = Date.now();
  let shownMs = beginMs;
  let wasShown = 0;
  return {
    /** `done` counts files, and parts of the one that is being read. */
    show: (done: number, file: string): void => {
      const nowMs = Date.now();
      const isLast = done >= files;
      if (!stream.isTTY && !isLast && nowMs - shownMs < SECOND_MS) return;
      shownMs = nowMs;
      const filled = Math.round((WIDTH * done) / files);
      const bar = `[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}]`;
      const left = Math.ceil(((nowMs - beginMs) * (files - done)) / (done * SECOND_MS));
      const line = `${bar} ${Math.floor(done)} of ${files}, ${left} s left: ${file}`;
      stream.write(stream.isTTY ? `\r${line.padEnd(wasShown)}` : `${line}\n`);
      wasShown = line.length;
    },
    end: (): void => {
      if (stream.isTTY && wasShown > 0) stream.write("\n");
    },
  };
}
