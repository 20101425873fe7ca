const TAB = "digitboard.tab";

/** A name that outlives a reload but not the tab, so that what the reload cut off is known as this tab's. */
export function tabName(newId: () => string): string {
  try {
    const known = sessionStorage.getItem(TAB);
    if (known !== null) return known;
    const name = newId();
    sessionStorage.setItem(TAB, name);
    return name;
  } catch {
    return newId();
  }
}
