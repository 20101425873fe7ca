import { hash, verify } from "@node-rs/argon2";

/** OWASP's least for argon2id, the library's default variant: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export type Passwords = {
  hash(password: string): Promise<string>;
  /** Whether `password` made `kept`. Without a kept hash it does the same work and answers false. */
  matches(password: string, kept: string | null): Promise<boolean>;
  /** Whether `kept` was made at less than today's cost. */
  isWeak(kept: string): boolean;
};

/** Passwords as argon2id hashes. They are normalised first: the same letters from two keyboards are one password. */
export function createPasswords(argon2: Pick<Argon2, "hash" | "verify"> = { hash, verify }): Passwords {
  const hashOf = (password: string) => argon2.hash(password.normalize("NFKC"), COST);
  // Made at once, so that no sign-in under an unknown address pays for it and is told apart by its time.
  const decoy = hashOf("no account has this password");
  decoy.catch(() => undefined); // a failure shows where it is awaited
  return {
    hash: hashOf,
    matches: async (password, kept) => {
      const same = await argon2.verify(kept ?? (await decoy), password.normalize("NFKC"));
      return same && kept !== null;
    },
    isWeak,
  };
}

function isWeak(kept: string): boolean {
  const [, memory = 0, passes = 0, lanes = 0] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(kept)?.map(Number) ?? [];
  return memory < COST.memoryCost || passes < COST.timeCost || lanes < COST.parallelism;
}

type Argon2 = { readonly hash: typeof hash; readonly verify: typeof verify };
