import { stopKeeping } from "./keepOpenable.ts";
import { forgetStowedHistories } from "./lastResort.ts";
import { forgetPlace, openMemoryShelves } from "./memoryShelves.ts";

const VIEWS = "digitboard.view.";

/** Takes what this browser remembers of boards away: of one of them, or of all. Unsent writing is not touched. */
export async function forgetBoards(only?: string): Promise<void> {
  try {
    forgetStowedHistories(only);
    const db = await openMemoryShelves();
    for (const place of (await db?.getAllKeys("boards")) ?? []) {
      if (db !== undefined && (only === undefined || place.startsWith(`${only}:`)))
        await forgetPlace(db, place);
    }
    if (only === undefined) {
      await Promise.all([db?.clear("entries"), db?.clear("readings"), db?.clear("histories"), stopKeeping()]);
    }
    db?.close();
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(VIEWS + (only ?? ""))) localStorage.removeItem(key); // a board's id opens it
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
