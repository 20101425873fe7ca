import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** What people write or are known by: none of it belongs in a log, at any depth a caller may put it. */
const PRIVATE = [
  "authorization",
  "body",
  "cookie",
  "email",
  "ink",
  "ip",
  "name",
  "password",
  "passwordHash",
  "payload",
  "samples",
  "secret",
  "stroke",
  "strokes",
  "token",
] as const;
const WITHHELD = "[withheld]";
const CREDENTIALS = /:\/\/[^/\s@]+@/g; // postgres://user:password@host
const EMAIL = /[^\s@"'<>(]+@[^\s@"'<>)]+\.[^\s@"'<>),;]+/g;

/** A structured log (JSON lines, to stdout unless `destination` is given) that withholds what is private. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null, // one process, one host: repeating both on each line says nothing
    redact: { paths: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: WITHHELD },
    serializers: { err: plainError, error: plainError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An error as its kind, its words and its place, without what drivers hang on it (queries and their values). */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return withheld(String(error));
  const { message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return {
    type: error.constructor.name,
    ...(typeof code === "string" ? { code } : {}),
    message: withheld(message),
    stack: withheld(stack ?? ""),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  };
}

function withheld(text: string): string {
  return text.replace(CREDENTIALS, "://").replace(EMAIL, WITHHELD);
}
