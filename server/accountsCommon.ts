import { dictionary } from "@zxcvbn-ts/language-common";

/** The 49,000 passwords that people use most, from leaks. */
const COMMON: ReadonlySet<string> = new Set(dictionary["passwords-common"].map((each) => each.toLowerCase()));

/** Whether a guesser tries this first: a common password, or the person's own address or name. */
export function isCommonPassword(
  password: string,
  { email, name }: { readonly email: string; readonly name: string },
): boolean {
  const plain = password.normalize("NFKC").toLowerCase().trim();
  const [local = ""] = email.toLowerCase().split("@");
  return COMMON.has(plain) || [email.toLowerCase(), local, name.toLowerCase(), "digitboard"].includes(plain);
}
