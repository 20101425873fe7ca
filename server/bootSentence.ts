type Fields = {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly port?: unknown;
  readonly address?: unknown;
  readonly hostname?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
};

/** PostgreSQL's own error codes (appendix A of its manual). */
const DATABASE_REFUSALS: Readonly<Record<string, string>> = {
  "28P01": "The database refused the user or the password in DATABASE_URL.",
  "28000": "The database refused the user in DATABASE_URL.",
  "3D000": "The database named in DATABASE_URL does not exist on its server.",
  "53300": "The database has no connection left for this server.",
  "57P03": "The database is starting up or shutting down: try again in a moment.",
};
const UNREACHABLE = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "P1001",
];
const UNREACHED = "The database at DATABASE_URL does not answer: is it running, and is the address right?";
const MAX_DEPTH = 5;

/**
 * The one sentence for a person when the server cannot start for a reason of the machine's, such as a port in use;
 * undefined for any other error, which is then a fault of the program and worth its stack. `listenHost` is the HOST that
 * was to be listened on: a name that is not found may be that one or the database's.
 */
export function bootSentence(error: unknown, listenHost?: string): string | undefined {
  for (const fields of chainOf(error)) {
    const sentence = sentenceOf(fields, listenHost);
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

function sentenceOf(fields: Fields, listenHost: string | undefined): string | undefined {
  const { name, message, code, syscall, hostname } = fields;
  if (name === "BootError") return String(message);
  if (typeof code !== "string") return undefined;
  if (syscall === "listen") return listenSentence(fields);
  if (syscall === "getaddrinfo" && hostname === listenHost) return notMine(listenHost);
  return DATABASE_REFUSALS[code] ?? (UNREACHABLE.includes(code) ? UNREACHED : undefined);
}

function listenSentence({ code, port, address }: Fields): string | undefined {
  if (code === "EADDRINUSE")
    return `Port ${port} is in use: stop the program that has it, or choose another with PORT.`;
  if (code === "EACCES") return `This user may not open port ${port}: choose one above 1023 with PORT.`;
  return code === "EADDRNOTAVAIL" ? notMine(address) : undefined;
}

const notMine = (host: unknown) =>
  `${host} is no address of this machine: set HOST to one, or to 0.0.0.0 for all.`;

/** The error, what caused it, and what it gathers (drivers try each address of a host and wrap the failures). */
function chainOf(error: unknown, depth = 0): readonly Fields[] {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return [];
  const fields: Fields = error;
  const gathered = Array.isArray(fields.errors) ? fields.errors : [];
  return [fields, ...[fields.cause, ...gathered].flatMap((inner) => chainOf(inner, depth + 1))];
}
