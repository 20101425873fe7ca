import { z } from "zod";

const PASSWORD_CHARACTERS = { min: 8, max: 128 } as const;
const EMAIL_CHARACTERS = 254;
const NAME_CHARACTERS = 40;
const BOARD_NAME_CHARACTERS = 80;

const characters = (text: string) => [...text].length;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const oneLine = (text: string) => text.replace(invisible, " ").replace(/\s+/g, " ").trim();

/** An e-mail address, trimmed. The mail that confirms it says whether it exists; here it only has to look like one. */
export const EMAIL = z
  .string()
  .trim()
  .min(1, "Enter your e-mail address.")
  .max(EMAIL_CHARACTERS, "That e-mail address is too long.")
  .regex(
    /^[^\s@\p{Cc}]+@[^\s@.\p{Cc}]+(\.[^\s@.\p{Cc}]+)+$/u,
    "Enter an e-mail address such as name@example.org.",
  );

/** Any characters at all; counted as a person counts them. */
export const PASSWORD = z
  .string()
  .max(4 * PASSWORD_CHARACTERS.max, `Use at most ${PASSWORD_CHARACTERS.max} characters.`)
  .refine(
    (text) => characters(text) >= PASSWORD_CHARACTERS.min,
    `Use at least ${PASSWORD_CHARACTERS.min} characters.`,
  )
  .refine(
    (text) => characters(text) <= PASSWORD_CHARACTERS.max,
    `Use at most ${PASSWORD_CHARACTERS.max} characters.`,
  );

/** What others see beside someone's writing; may be empty. */
export const PERSON_NAME = z
  .string()
  .transform(oneLine)
  .refine(
    (name) => characters(name) <= NAME_CHARACTERS,
    `Use at most ${NAME_CHARACTERS} characters for the name.`,
  );

export const BOARD_NAME = z
  .string()
  .transform(oneLine)
  .refine((name) => name !== "", "Give the board a name.")
  .refine(
    (name) => characters(name) <= BOARD_NAME_CHARACTERS,
    `Use at most ${BOARD_NAME_CHARACTERS} characters.`,
  );
