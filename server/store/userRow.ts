import type { User as UserRow } from "../../prisma/generated/client.ts";
import type { User } from "../store.ts";

/** A row as the rest of the server knows it. */
export function userOf(row: UserRow): User {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    email: row.email,
    claimedEmail: row.claimedEmail,
    passwordHash: row.passwordHash,
    sessionVersion: row.sessionVersion,
    createdAtMs: row.createdAt.getTime(),
    mergedInto: row.mergedIntoId,
  };
}

/** The same where there may be none. */
export function maybeUser(row: UserRow | null): User | undefined {
  return row === null ? undefined : userOf(row);
}
