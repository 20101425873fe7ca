"use client";

import { Moon, Sun } from "lucide-react";
import { IconButton } from "./Button.tsx";

/** Turns the page dark or light and keeps the choice in this browser; until then the system's choice holds. */
export function ThemeSwitch() {
  return (
    <IconButton label="Light or dark" onClick={switchTheme}>
      <Moon aria-hidden className="size-5 dark:hidden" />
      <Sun aria-hidden className="hidden size-5 dark:block" />
    </IconButton>
  );
}

/** The same for those who have no button at hand, such as a shortcut. */
export function switchTheme(): void {
  const { dataset } = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const next = (dataset.theme ?? system) === "dark" ? "light" : "dark";
  dataset.theme = next;
  try {
    localStorage.setItem("theme", next);
  } catch {
    // Storage may be refused; the theme then holds for this page only.
  }
}
