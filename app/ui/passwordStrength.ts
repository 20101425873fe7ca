import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

const MAX_CHARACTERS = 128;
const meter = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MAX_CHARACTERS });

/** How hard a password is to guess, from 0 to 4, by zxcvbn; `known` are the person's own words. Large: load it when needed. */
export function passwordStrength(password: string, known: readonly string[]): number {
  return meter.check(password.slice(0, MAX_CHARACTERS), [...known]).score;
}
