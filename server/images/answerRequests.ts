import { setPriority } from "node:os";

const NICENESS = 5; // ink comes before images

/** A child's side: answers each message with what `answer` makes of it, one at a time, and ends with its parent. `tell` says how far it is. */
export function answerRequests(
  answer: (request: unknown, tell: (step: object) => void) => Promise<object>,
): void {
  const { send } = process;
  if (send === undefined) throw new Error("this runs as a child of the server only");
  if (process.platform === "linux") setPriority(NICENESS);
  process.on("disconnect", () => process.exit());
  process.on("message", (request) => {
    answer(request, (step) => process.send?.({ step })).then(
      (value) => {
        globalThis.gc?.(); // what lies outside the heap makes nobody collect it
        process.send?.(value);
      },
      () => process.exit(1),
    );
  });
  process.send?.({ ready: true });
}
