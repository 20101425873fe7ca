import { useCallback, useEffect, useState } from "react";
import { BROWSER_CLOCK } from "../clock.ts";
import { followSharing } from "./followSharing.ts";
import {
  changeSharing,
  invite,
  mail,
  type NewInvite,
  type NewMail,
  renew,
  revoke,
  type Secret,
  type Sharing,
  type SharingChange,
  sharingOf,
} from "./sharing.ts";

const UNKNOWN = "Who may do what could not be loaded. Close this and try again.";

export type SharingNow = {
  readonly sharing: Sharing | undefined;
  readonly error: string | undefined; // why the last change was not done
  readonly change: (change: SharingChange) => Promise<void>;
  /** Answers the secret of what was made. */
  readonly invite: (wanted: NewInvite) => Promise<string | undefined>;
  /** Answers why the invitation was not mailed, in words. */
  readonly mail: (wanted: NewMail) => Promise<string | undefined>;
  /** Answers the secret of an invitation's new link. */
  readonly renew: (inviteId: string) => Promise<string | undefined>;
  readonly revoke: (inviteId: string) => Promise<void>;
};

type When = { readonly isWanted: boolean; readonly isFollowed?: boolean };

/**
 * A board's sharing, asked for while `isWanted`; a change shows at once, and then what the server has made of it. With
 * `isFollowed` what comes from elsewhere shows too, such as someone who asks to join.
 */
export function useSharing(boardId: string, { isWanted, isFollowed = false }: When): SharingNow {
  const [sharing, setSharing] = useState<Sharing>();
  const [error, setError] = useState<string>();
  const load = useCallback(async () => {
    const now = await sharingOf(boardId);
    if (now !== undefined) setSharing(now);
    return now !== undefined;
  }, [boardId]);
  useEffect(() => {
    if (!isWanted) return;
    void load().then((isThere) => setError(isThere ? undefined : UNKNOWN));
  }, [isWanted, load]);
  useEffect(
    () => (isFollowed ? followSharing(boardId, BROWSER_CLOCK, setSharing) : undefined),
    [boardId, isFollowed],
  );
  const change = async (wanted: SharingChange) => {
    setSharing((now) => now && asWanted(now, wanted));
    const fault = await changeSharing(boardId, wanted);
    await load();
    setError(fault);
  };
  const told = async (asked: Promise<Secret>) => {
    const made = await asked;
    await load();
    setError("error" in made ? made.error : undefined);
    return "secret" in made ? made.secret : undefined;
  };
  const takeBack = async (inviteId: string) => {
    const fault = await revoke(boardId, inviteId);
    await load();
    setError(fault);
  };
  return {
    sharing,
    error,
    change,
    invite: (wanted) => told(invite(boardId, wanted)),
    mail: async (wanted) => {
      const fault = await mail(boardId, wanted);
      await load();
      return fault;
    },
    renew: (inviteId) => told(renew(boardId, inviteId)),
    revoke: takeBack,
  };
}

function asWanted(sharing: Sharing, change: SharingChange): Sharing {
  if (change.do === "link-access") return { ...sharing, linkAccess: change.access };
  if (change.do === "freeze") return { ...sharing, isFrozen: change.isFrozen };
  return sharing;
}
