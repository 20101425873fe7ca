import { type Allowance, createAllowance } from "./accountsAllowance.ts";

export type AccountLimits = {
  readonly guests: Allowance;
  readonly registrations: Allowance;
  readonly failures: Allowance;
  readonly accountFailures: Allowance; // by the address that is tried, from browsers that never signed in to it
  readonly deviceFailures: Allowance; // by browser, from those that did
  readonly letters: Allowance; // by whom they go to
  readonly asks: Allowance; // for links, new passwords and confirmations, by network address
};

/** By network address where there is no user yet: room for ten classes of 60 behind one, several times an hour. */
export function accountLimits(now: () => number): AccountLimits {
  return {
    guests: createAllowance({ burst: 1_200, perMinute: 60 }, now),
    registrations: createAllowance({ burst: 700, perMinute: 20 }, now),
    failures: createAllowance({ burst: 700, perMinute: 20 }, now),
    accountFailures: createAllowance({ burst: 10, perMinute: 4 }, now),
    deviceFailures: createAllowance({ burst: 10, perMinute: 4 }, now),
    letters: createAllowance({ burst: 5, perMinute: 0.2 }, now),
    asks: createAllowance({ burst: 700, perMinute: 20 }, now),
  };
}

/** Who tries: from which network address, for which account's address, in which browser that signed in to it before. */
export type Try = { readonly address: string; readonly email: string; readonly device: string | undefined };

/** How many ms this try has to wait. A browser that signed in before waits for its own failures only. */
export function waitOfTry(limits: AccountLimits, { address, email, device }: Try): number {
  if (device !== undefined) return limits.deviceFailures.waitMs(device);
  return Math.max(limits.failures.waitMs(address), limits.accountFailures.waitMs(email.toLowerCase()));
}

export function noteFailure(limits: AccountLimits, { address, email, device }: Try): void {
  if (device !== undefined) {
    limits.deviceFailures.take(device);
    return;
  }
  limits.failures.take(address);
  limits.accountFailures.take(email.toLowerCase());
}
