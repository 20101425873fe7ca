import { useState } from "react";
import { type ListedNumber, nextToSay } from "./listedNumbers.ts";
import type { Corrections } from "./useCorrections.ts";

/** The person's word on the selected number: its text, null when it is none, undefined to take their word back. */
export type Say = (text: string | null | undefined, isTyping?: boolean) => void;

type Selection = {
  readonly number: ListedNumber | undefined; // undefined where there is none
  readonly asked: number; // how often in a row the keyboard asked for its field
  readonly select: (key: string, isTyping?: boolean) => void;
  /** Keeps the word, and goes on to the next number that nobody has said anything of. */
  readonly say: Say;
};

/** The number that is being looked at, at first the one that comes first. */
export function useSelection(numbers: readonly ListedNumber[], words: Corrections): Selection {
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState(0);
  const number = numbers.find(({ key }) => key === chosen) ?? numbers[0];
  const select = (key: string, isTyping = false) => {
    setChosen(key);
    setAsked((before) => (isTyping ? before + 1 : 0));
  };
  const say: Say = (text, isTyping) => {
    if (number === undefined) return;
    if (number.number !== null) words.say(number.number, text);
    else if (number.added !== null && text !== undefined) words.sayAdded(number.added, text);
    if (text !== undefined) select(nextToSay(numbers, number).key, isTyping);
  };
  return { number, asked, select, say };
}
