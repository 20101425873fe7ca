/** Kinds of symbols in `count` groups, dealt out in the order of their code points so that each has letters and signs. */
export function groupOf(text: string, kinds: readonly string[], count: number): number {
  const order = [...new Set(kinds)].sort();
  const at = order.indexOf(text);
  return at < 0 ? -1 : at % count;
}
