import type { Reading } from "../core/reading/reading.ts";
import type { Accounts, Person } from "./accounts.ts";
import type { LinkOrigin } from "./accountsOrigin.ts";
import type { Sessions } from "./accountsSession.ts";
import type { ApiKeys } from "./apiKeys.ts";
import type { Env } from "./env.ts";
import type { ImageDesk } from "./images/desk.ts";
import type { ImageInk } from "./images/imageInk.ts";
import type { Recognition } from "./images/recognition.ts";
import type { Invitations } from "./invitations.ts";
import type { Action } from "./may.ts";
import type { PlainStroke } from "./room/pad.ts";
import type { Requests } from "./sharingRequests.ts";
import type { BoardAccess, Store } from "./store.ts";

/** What pages and routes need of the running server; the server sets it before Next starts, `app/liveServer.ts` reads it. */
export type LiveServer = {
  readonly version: string;
  readonly backend: "tensorflow" | "wasm";
  readonly secret: string; // signs the sessions
  readonly publicUrl: string | undefined; // NEXTAUTH_URL, when the site is known by one address
  readonly store: Store;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly keys: ApiKeys;
  readonly linkOrigin: LinkOrigin;
  readonly invitations: Invitations;
  readonly requests: Pick<Requests, "ask" | "isOpen" | "untilOpen" | "versionOf" | "untilChanged">;
  readonly otherSites: Env["otherSites"];
  may(person: Pick<Person, "id">, action: Action, board: BoardAccess): boolean;
  /** Reads ink that stands on no board: the home page's pad. Throws when the recogniser does not answer. */
  recognise(strokes: readonly PlainStroke[]): Promise<Reading>;
  readonly images: Pick<ImageDesk, "take" | "turn" | "progressOf" | "openingOf">;
  readonly imageInk: ImageInk;
  /** Reads what programs send, and keeps none of it. */
  readonly recognition: Recognition;
  /** Lets people who have the board open know. */
  boardChanged(boardId: string): Promise<void>; // its name, its owner, who may do what, or who asks to
  boardDeleted(boardId: string): void;
  /** Notes whether what a person corrects helps to read their own ink, and reads by it from then on. */
  setLearnsHand(userId: string, wanted: boolean): Promise<void>;
};
