import type { ServerEvents } from "../../core/wire/messages.ts";
import type { Person } from "../accounts.ts";

/** One connected page, whatever carries its messages. */
export type Connection = {
  readonly person: Person;
  /** To this page alone. */
  send<E extends keyof ServerEvents>(event: E, ...message: Parameters<ServerEvents[E]>): void;
  /** From now on hears what is broadcast to the board; `unlisten` ends it. */
  listen(boardId: string): void;
  unlisten(boardId: string): void;
  /** Bytes handed over for this page that the network has not taken yet. */
  bufferedBytes(): number;
  /** Breaks the connection, upon which the page connects and joins again by itself. */
  drop(): void;
};

/** An event with what it carries. */
export type Message = {
  readonly [E in keyof ServerEvents]: readonly [E, ...Parameters<ServerEvents[E]>];
}[keyof ServerEvents];

/** To all who listen to the board, `except` some, in order; encoded once, and written to each at once. */
export type Broadcast = (
  boardId: string,
  except: readonly Connection[],
  ...messages: readonly Message[]
) => void;
