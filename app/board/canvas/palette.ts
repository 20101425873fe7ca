export type Scheme = "light" | "dark";

type Ink = { readonly name: string; readonly light: string; readonly dark: string };

/** The five pens. Each has at least 4.5:1 on its paper, and a name, so that color is never all that tells them apart. */
export const INKS: readonly Ink[] = [
  { name: "Ink", light: "#1d1f24", dark: "#f2f1ec" },
  { name: "Indigo", light: "#4f46e5", dark: "#8b93ff" },
  { name: "Red", light: "#c62f2f", dark: "#ff8078" },
  { name: "Green", light: "#15763b", dark: "#5bc88a" },
  { name: "Orange", light: "#b04a08", dark: "#f3a64b" },
];

export const PAPER: Readonly<Record<Scheme, string>> = { light: "#fcfcf9", dark: "#16171a" };
export const GRID_DOT: Readonly<Record<Scheme, string>> = { light: "20, 22, 40", dark: "230, 232, 255" };
export const ACCENT: Readonly<Record<Scheme, string>> = { light: "#4f46e5", dark: "#8b93ff" };
export const MUTED: Readonly<Record<Scheme, string>> = { light: "#7a7c85", dark: "#8d909b" };
export const DANGER: Readonly<Record<Scheme, string>> = { light: "#c62f2f", dark: "#ff8078" };

const PEOPLE = [
  "#4f46e5",
  "#0f766e",
  "#b4236c",
  "#9a4a00",
  "#1d6fb8",
  "#7c3aa8",
  "#3f7a1f",
  "#a32d2d",
  "#0b7285",
  "#7a5b00",
  "#5b5f97",
  "#8c4a6b",
];

export function inkColor(index: number, scheme: Scheme): string {
  return (INKS[index] ?? INKS[0])?.[scheme] ?? "#000";
}

/** A person's own color, the same on every screen; white text on it meets AA. */
export function personColor(user: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < user.length; i++) hash = Math.imul(hash ^ user.charCodeAt(i), 0x01000193);
  return PEOPLE[(hash >>> 8) % PEOPLE.length] ?? "#4f46e5";
}

/** "Ada Lovelace" → "AL"; never empty. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0]);
  return letters.join("").toUpperCase() || "?";
}
