/** A cell of a confusion matrix; `read` 10 is ink that was left unread. */
export type Pair = { readonly written: number; readonly read: number };

/** "4 read as 9", "4 left unread". */
export function wordsOf({ written, read }: Pair): string {
  return read === 10 ? `${written} left unread` : `${written} read as ${read}`;
}
