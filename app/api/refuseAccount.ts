import { refuse, refuseForNow } from "./request.ts";

/** Why an account could not do what was asked, as the server says it. */
export type AccountRefusal =
  | { readonly reason: "too-many"; readonly retryAfterMs: number }
  | { readonly reason: "wrong" | "common-password" | "link-over" | "password-needed" };

const WORDS = {
  wrong: [403, "That is not the password of this account. Check it and try again."],
  "common-password": [
    400,
    "Too many people use that password, or it is your own name or address. Choose another one.",
  ],
  "link-over": [410, "This link has been used already, or it is too old. Ask for a new one."],
  "password-needed": [401, "Enter the password of the account to confirm its address in this browser."],
} as const;

/** The refusal in words for the person. */
export function refuseAccount(refusal: AccountRefusal): Response {
  if (refusal.reason === "too-many") return refuseForNow(refusal.retryAfterMs);
  const [status, words] = WORDS[refusal.reason];
  return refuse(status, words);
}
