/**
 * Why the PostgreSQL server at `databaseUrl` gave no connection, in one sentence. The URL's password is left out.
 * Codes: PostgreSQL's appendix A (SQLSTATE) and Node's system errors.
 */
export function whyNoAnswer(databaseUrl: string, error: unknown): string {
  const where = addressOf(databaseUrl);
  const code = codeOf(error);
  switch (code) {
    case "28P01":
    case "28000":
      return `The database at ${where} does not accept the user or password in DATABASE_URL.`;
    case "3D000":
      return `The server at ${where} answers, but has no such database: create it first.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The database's host in DATABASE_URL is not known: ${where}.`;
    default: {
      const words =
        error instanceof Error && error.message !== "" ? error.message : (code ?? "no reason given");
      return `The database at ${where} does not answer: ${words}.`;
    }
  }
}

function addressOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return "DATABASE_URL";
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return `${host || (searchParams.get("host") ?? "localhost")}${pathname}`;
}

/** Node wraps the errors of several addresses of one host into one. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
