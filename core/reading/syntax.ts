import { type Box, unionOf } from "../ink/box.ts";
import { gapX } from "./gap.ts";

/** A chosen hypothesis with its label: a digit, a sign, or "?" for ink that is no digit. `arc` names it in its lattice. */
export type Token = { readonly label: string; readonly arc: number; readonly box: Box };

/** Tokens of one number, and the tokens that belong to none. */
export type Sentence = {
  readonly numbers: readonly (readonly Token[])[];
  readonly rejected: readonly Token[];
};

/** Digit heights between a sign and the digit that it belongs to. */
export const SIGN_GAP = 0.8;
const GROUP = 3; // digits after a separating comma
const NUMBER = /^-?(\d+(,\d{3})+|\d*)([.]\d+)?$/;

/** Whether a text is a number as it may be written: 407, -7, 3.14, .5, 1,024. */
export function isNumberText(text: string): boolean {
  return /\d/.test(text) && NUMBER.test(text);
}

/** Splits the tokens of a run into numbers; signs that are not in their place are rejected. */
export function sentenceOf(tokens: readonly Token[], height: number): Sentence {
  const numbers: Token[][] = [];
  const rejected: Token[] = [];
  let open: Token[] = [];
  const close = () => {
    if (open.length > 0) numbers.push(open);
    open = [];
  };
  tokens.forEach((token, i) => {
    if (isDigit(token) || (token.label === "" && open.length > 0)) {
      open.push(token);
      return;
    }
    const placed = token.label !== "?" && isInPlace(tokens, i, open, height);
    if (!placed || token.label === "-") close();
    if (placed) open.push(token);
    else rejected.push(token);
  });
  close();
  return { numbers, rejected };
}

function isInPlace(tokens: readonly Token[], at: number, open: readonly Token[], height: number): boolean {
  const sign = tokens[at];
  const next = tokens.slice(at + 1).find((token) => token.label !== "");
  if (!sign || !next || !isDigit(next) || gapX(sign.box, next.box) > SIGN_GAP * height) return false;
  const last = open.findLast((token) => token.label !== "");
  if (sign.label === "-") return last === undefined;
  if (open.some((token) => token.label === ".")) return false;
  if (sign.label === ".") return last === undefined || isDigit(last);
  const after = tokens.slice(at + 1).filter((token) => token.label !== "");
  const end = after.findIndex((token) => !isDigit(token));
  const follows = end < 0 ? after.length : end;
  return last !== undefined && isDigit(last) && follows === GROUP;
}

export function isDigit(token: { readonly label: string }): boolean {
  return token.label >= "0" && token.label <= "9";
}

export function boxOfTokens(tokens: readonly Token[]): Box {
  return tokens.map((token) => token.box).reduce(unionOf);
}
