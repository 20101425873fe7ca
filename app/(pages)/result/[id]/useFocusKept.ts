import { useEffect, useRef } from "react";

/** Where a `change` took what had the focus away, `restore` gives it to something else, so that the keyboard goes on from there. */
export function useFocusKept(restore: () => void, change: unknown): void {
  const [before, latest] = [useRef(change), useRef(restore)];
  latest.current = restore;
  useEffect(() => {
    if (before.current !== change && document.activeElement === document.body) latest.current();
    before.current = change;
  }, [before, latest, change]);
}
