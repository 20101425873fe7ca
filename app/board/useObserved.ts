import { useSyncExternalStore } from "react";
import type { Observable } from "./observable.ts";

/** What `select` picks from the observed value; the component renders again only when that part changes. */
export function useObserved<T, S>(source: Observable<T>, select: (value: T) => S): S {
  const read = () => select(source.get());
  return useSyncExternalStore(source.subscribe, read, read);
}
