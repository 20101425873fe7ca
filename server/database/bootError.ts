/** Why the server cannot start: `message` is one sentence for the person who starts it. */
export class BootError extends Error {
  override readonly name = "BootError";
}
