import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DAY_MS } from "../store/keeping.ts";
import type { Store } from "../store.ts";

export type SweepDeps = {
  readonly store: Pick<
    Store,
    | "deleteDue"
    | "deleteIdleGuests"
    | "sweepMailTokens"
    | "sweepInvites"
    | "sweepJoinRequests"
    | "eraseDeleted"
  >;
  readonly mailFolder: string;
  readonly now: () => number; // epoch ms
  readonly onBoardDeleted: (boardId: string) => void;
  readonly note: (event: string, count: number) => void;
};

/**
 * Deletes for good what has had its time: boards, images, guests without either, links of mails, invitations, requests to join, and mails kept as files, whose links hold a day
 * at most. `erases`: also takes the bytes of all that was deleted since out of the files; without it, only where something went.
 */
export async function sweep(deps: SweepDeps, { erases }: { readonly erases: boolean }): Promise<void> {
  const { store, now, note } = deps;
  const boards = await store.deleteDue(now());
  for (const board of boards) deps.onBoardDeleted(board);
  const guests = await store.deleteIdleGuests(now());
  await store.sweepMailTokens(now());
  await store.sweepInvites(now());
  await store.sweepJoinRequests(now());
  await removeOldMails(deps.mailFolder, now() - DAY_MS);
  if (boards.length > 0) note("boards deleted after their time", boards.length);
  if (guests > 0) note("guests without boards deleted", guests);
  if (erases || boards.length + guests > 0) await store.eraseDeleted();
}

async function removeOldMails(folder: string, beforeMs: number): Promise<void> {
  for (const name of await filesIn(folder)) {
    const path = join(folder, name);
    if (name.endsWith(".eml") && (await stat(path)).mtimeMs < beforeMs) await rm(path, { force: true });
  }
}

/** None where no mail was ever written. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
