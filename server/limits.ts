import { LIMITS } from "../core/wire/limits.ts";

/** Takes `cost` (1 unless told) and answers 0, or how many ms to wait before there is that much. */
export type Bucket = { take(cost?: number): number };

/** What one user may do, over all of their pages together. */
export type UserLimits = {
  readonly ops: Bucket;
  readonly joins: Bucket;
  readonly frames: Bucket;
  readonly frameBytes: Bucket;
};

export type Limits = { of(userId: string): UserLimits };

type Kept = UserLimits & { isFull(): boolean };

const SWEEP_ABOVE_USERS = 5_000;

/** Limits by user, kept in memory. `now` in ms, never going back. */
export function createLimits(now: () => number): Limits {
  const users = new Map<string, Kept>();
  return {
    of: (userId) => {
      const known = users.get(userId);
      if (known !== undefined) return known;
      if (users.size >= SWEEP_ABOVE_USERS) {
        for (const [id, limits] of users) if (limits.isFull()) users.delete(id);
      }
      const made = userLimits(now);
      users.set(userId, made);
      return made;
    },
  };
}

function userLimits(now: () => number): Kept {
  const ops = createBucket(LIMITS.opsPerSecond, LIMITS.opsBurst, now);
  const joins = createBucket(LIMITS.joinsPerSecond, LIMITS.joinsBurst, now);
  const frames = createBucket(LIMITS.framesPerSecond, LIMITS.framesBurst, now);
  const frameBytes = createBucket(LIMITS.frameBytesPerSecond, LIMITS.frameBytesBurst, now);
  const all = [ops, joins, frames, frameBytes];
  return { ops, joins, frames, frameBytes, isFull: () => all.every((bucket) => bucket.isFull()) };
}

/** A bucket a user; those that are full again are forgotten when there are many. */
export function createBuckets(
  perSecond: number,
  burst: number,
  now: () => number,
): { of(userId: string): Bucket } {
  const buckets = new Map<string, ReturnType<typeof createBucket>>();
  return {
    of: (userId) => {
      const known = buckets.get(userId);
      if (known !== undefined) return known;
      if (buckets.size >= SWEEP_ABOVE_USERS) {
        for (const [id, bucket] of buckets) if (bucket.isFull()) buckets.delete(id);
      }
      const made = createBucket(perSecond, burst, now);
      buckets.set(userId, made);
      return made;
    },
  };
}

/** A bucket of `burst` tokens that gains `perSecond`; it starts full. A cost above `burst` waits for a full bucket. */
function createBucket(perSecond: number, burst: number, now: () => number): Bucket & { isFull(): boolean } {
  let tokens = burst;
  let atMs = now();
  const refill = () => {
    const nowMs = now();
    tokens = Math.min(burst, tokens + ((nowMs - atMs) * perSecond) / 1000);
    atMs = nowMs;
  };
  return {
    take: (cost = 1) => {
      refill();
      const wanted = Math.min(cost, burst);
      if (tokens >= wanted) {
        tokens -= wanted;
        return 0;
      }
      return Math.ceil(((wanted - tokens) * 1000) / perSecond);
    },
    isFull: () => {
      refill();
      return tokens >= burst;
    },
  };
}
