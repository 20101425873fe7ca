import { useSyncExternalStore } from "react";
import type { Scheme } from "./canvas/palette.ts";

const DARK = "(prefers-color-scheme: dark)";

/** The page's scheme: what the person chose, else what the system says. */
export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, read, () => "light");
}

function read(): Scheme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia(DARK).matches ? "dark" : "light";
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const system = matchMedia(DARK);
  system.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", listener);
  };
}
