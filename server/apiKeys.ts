import { createHash, randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import { createBuckets } from "./limits.ts";
import type { KeyScope, Keys } from "./store/keys.ts";

/** Found by tools that look for secrets in public code. */
const PREFIX = "digitboard_";
const SECRET_BYTES = 32;
const BEARER = /^Bearer +(digitboard_[\w-]{43})$/i;
const KEYS_EACH = 20;
const PER_SECOND = 2;
const BURST = 60;
const NOTE_EVERY_MS = 60_000;

export type MadeKey = { readonly ok: true; readonly key: string } | { readonly ok: false };
export type KeyCaller =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly reason: "unknown-key" }
  | { readonly ok: false; readonly reason: "too-many"; readonly retryAfterMs: number };

/** The keys people give their programs. */
export type ApiKeys = {
  /** Makes a key, which is shown this once and never again. Not ok: they have as many as one may. */
  make(userId: string, name: string, scope: KeyScope): Promise<MadeKey>;
  /** False when the person has no such key. */
  revoke(userId: string, keyId: string): Promise<boolean>;
  /** For whom a request with this `Authorization` asks; each key may ask 60 times at once, then twice a second. */
  personOfKey(authorization: string, scope: KeyScope): Promise<KeyCaller>;
};

export type ApiKeysDeps = {
  readonly store: Keys;
  readonly now: () => number; // epoch ms
  readonly note: (event: string, userId: string) => void;
  readonly onFault: (error: unknown) => void;
};

export function createApiKeys({ store, now, note, onFault }: ApiKeysDeps): ApiKeys {
  const buckets = createBuckets(PER_SECOND, BURST, now);
  return {
    make: async (userId, name, scope) => {
      const key = PREFIX + randomBytes(SECRET_BYTES).toString("base64url");
      const row = { id: nanoid(), hash: hashOf(key), userId, name, scope, createdAtMs: now() };
      if (!(await store.addKey(row, KEYS_EACH))) return { ok: false };
      note("key made", userId);
      return { ok: true, key };
    },
    revoke: async (userId, keyId) => {
      const isGone = await store.deleteKey(keyId, userId);
      if (isGone) note("key revoked", userId);
      return isGone;
    },
    personOfKey: async (authorization, scope) => {
      const [, given] = BEARER.exec(authorization) ?? [];
      const key = given === undefined ? undefined : await store.keyByHash(hashOf(given));
      if (key === undefined || key.scope !== scope) return { ok: false, reason: "unknown-key" };
      const retryAfterMs = buckets.of(key.id).take();
      if (retryAfterMs > 0) return { ok: false, reason: "too-many", retryAfterMs };
      if (now() - (key.usedAtMs ?? 0) > NOTE_EVERY_MS) store.noteKeyUse(key.id, now()).catch(onFault);
      return { ok: true, userId: key.userId };
    },
  };
}

/** A key is random enough that one pass of a hash keeps it. */
function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
