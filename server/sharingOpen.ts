import { createInvitations, type InvitationsDeps } from "./invitations.ts";
import type { Log } from "./log.ts";
import { may } from "./may.ts";
import type { Rooms } from "./room/rooms.ts";
import { createRequests, type RequestsDeps } from "./sharingRequests.ts";
import type { Store } from "./store.ts";

type SharingDeps = Pick<InvitationsDeps, "now" | "post"> &
  Pick<RequestsDeps, "later"> & {
    readonly log: Log;
    readonly rooms: Pick<Rooms, "changed" | "deleted" | "handChosen">;
  };

/** What is kept, the ways onto it, and how those who have it open, or wait for it, hear of a change. */
export function openSharing(store: Store, { log, now, post, later, rooms }: SharingDeps) {
  const note = (event: string, user: string) => log.info({ security: event, user }, "sharing");
  const onFault = (error: unknown) => log.error({ error }, "fault");
  const requests = createRequests({ store, may, now, later, onAsked: rooms.changed, onFault });
  const boardChanged = async (boardId: string) => {
    await rooms.changed(boardId);
    requests.changed(boardId);
  };
  const setLearnsHand = async (userId: string, wanted: boolean) => {
    await store.setLearnsHand(userId, wanted);
    await rooms.handChosen(userId);
  };
  const invitations = createInvitations({ store, now, post, note });
  return { store, invitations, requests, boardChanged, boardDeleted: rooms.deleted, setLearnsHand };
}
