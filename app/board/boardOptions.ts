import type { Clock } from "./clock.ts";
import type { Keep } from "./keep.ts";
import type { Memory } from "./memory.ts";
import type { Notices } from "./notices.ts";
import type { OpenTransport } from "./transport.ts";

/** What a board's state stands on; all that reaches out of it arrives here. */
export type BoardOptions = {
  readonly board: string;
  readonly boardName: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly openTransport: OpenTransport;
  readonly keep: Keep;
  readonly memory: Memory;
  readonly notices: Notices;
  readonly newId: () => string;
  readonly clock: Clock;
};
