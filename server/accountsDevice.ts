import { createHmac, timingSafeEqual } from "node:crypto";
import { nanoid } from "nanoid";

/** A browser that has signed in before, by the cookie it was given then: it is not slowed by a stranger's failures. */
export type Devices = {
  /** The cookie's value for a browser that just signed in. */
  markFor(userId: string): string;
  /** The browser's own key when its mark was made for one of these users; undefined for none, a forged or foreign one. */
  keyOf(mark: string | undefined, userIds: readonly string[]): string | undefined;
};

const MARK = /^([\w-]{21})\.([\w-]{21})\.([\w-]{43})$/;

export function createDevices(secret: string): Devices {
  const sealOf = (userId: string, key: string) =>
    createHmac("sha256", secret).update(`device ${userId} ${key}`).digest("base64url");
  return {
    markFor: (userId) => {
      const key = nanoid();
      return `${userId}.${key}.${sealOf(userId, key)}`;
    },
    keyOf: (mark, userIds) => {
      const [, userId = "", key = "", seal = ""] = MARK.exec(mark ?? "") ?? [];
      if (!userIds.includes(userId)) return undefined;
      return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(userId, key))) ? key : undefined;
    },
  };
}
