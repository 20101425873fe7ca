import type { Pointer } from "../../../core/ink/stroke.ts";

/** What a pointer on the canvas is doing. */
export type Role = "draw" | "erase" | "move" | "ignore";

export type Contact = {
  readonly id: number;
  readonly pointer: Pointer;
  readonly role: Role;
  readonly downMs: number;
  readonly startX: number;
  readonly startY: number;
  readonly travelPx: number; // the farthest it has been from where it came down
};

/** Everything that touches the canvas now, and whether a pen has been seen. Plain data, decided by pure functions. */
export type Hands = {
  readonly penSeen: boolean;
  readonly penMs: number; // when a pen last touched or hovered
  readonly contacts: ReadonlyMap<number, Contact>;
};

export type Down = {
  readonly id: number;
  readonly pointer: Pointer;
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
  readonly sizePx: number; // the larger side of the contact
  readonly tool: "pen" | "eraser";
  readonly button: number; // PointerEvent.button
  readonly isSpaceHeld: boolean;
  readonly fingersDraw: boolean; // a person's wish to draw with a finger although a pen is in use
};

/** The new hands, and the ids of pointers whose stroke must be dropped: palms, and the first finger of a pinch. */
export type Decision = { readonly hands: Hands; readonly dropped: readonly number[] };

export const NO_HANDS: Hands = { penSeen: false, penMs: Number.NEGATIVE_INFINITY, contacts: new Map() };

const PALM_PX = 60; // a fingertip measures 20–35 px, a thumb 45
const PALM_REST_MS = 300; // a hand that rests between two pen strokes
const PINCH_MS = 220; // the second finger of a pinch comes this soon
const PINCH_TRAVEL_PX = 12; // before the first has gone this far
const MEANT_PX = 24; // ink cut off by the system that is longer than this was meant
const ERASER_BUTTON = 5;

/** What a pointer that comes down may do, and which strokes end because of it. */
export function comeDown(hands: Hands, down: Down): Decision {
  if (down.pointer === "pen") return penDown(hands, down);
  if (down.pointer === "mouse") return { hands: add(hands, down, mouseRole(down)), dropped: [] };
  const fingers = [...hands.contacts.values()].filter(({ pointer }) => pointer === "touch");
  const isPenDown = [...hands.contacts.values()].some(({ pointer }) => pointer === "pen");
  if (isPenDown || down.sizePx >= PALM_PX) return { hands: add(hands, down, "ignore"), dropped: [] };
  const moving = fingers.filter(({ role }) => role === "move");
  if (moving.length > 0)
    return { hands: add(hands, down, moving.length < 2 ? "move" : "ignore"), dropped: [] };
  if (hands.penSeen && !down.fingersDraw) {
    const rests = down.atMs - hands.penMs < PALM_REST_MS;
    return { hands: add(hands, down, rests ? "ignore" : "move"), dropped: [] };
  }
  const writing = fingers.filter(({ role }) => role === "draw" || role === "erase");
  const first = writing[0];
  if (writing.length === 1 && first !== undefined && startsPinch(first, down)) {
    const moved = withRoles(hands, [first.id], "move");
    return { hands: add(moved, down, "move"), dropped: [first.id] };
  }
  return { hands: add(hands, down, toolRole(down)), dropped: [] };
}

/** A pen over the glass: fingers that rest there already were a palm. */
export function penCameNear(hands: Hands, atMs: number): Decision {
  const touching = [...hands.contacts.values()].filter(({ pointer }) => pointer === "touch");
  const dropped = touching.filter(({ role }) => role === "draw" || role === "erase").map(({ id }) => id);
  const ids = touching.map(({ id }) => id);
  return { hands: { ...withRoles(hands, ids, "ignore"), penSeen: true, penMs: atMs }, dropped };
}

/** The hands after a pointer moved to `x`, `y`. The same object when nothing that counts has changed. */
export function travel(hands: Hands, id: number, x: number, y: number): Hands {
  const contact = hands.contacts.get(id);
  if (contact === undefined) return hands;
  const travelPx = Math.hypot(x - contact.startX, y - contact.startY);
  if (travelPx <= contact.travelPx) return hands;
  return { ...hands, contacts: new Map(hands.contacts).set(id, { ...contact, travelPx }) };
}

export function goUp(hands: Hands, id: number, atMs: number): Hands {
  const contacts = new Map(hands.contacts);
  const isPen = contacts.get(id)?.pointer === "pen";
  contacts.delete(id);
  return { ...hands, contacts, penMs: isPen ? atMs : hands.penMs };
}

/**
 * Whether ink cut off by the system stays. A pen or mouse meant what it wrote; a touch taken away by the system's own
 * palm rejection has hardly moved.
 */
export function isKeptOnCancel({ pointer, travelPx }: Contact): boolean {
  return pointer !== "touch" || travelPx >= MEANT_PX;
}

function penDown(hands: Hands, down: Down): Decision {
  const { hands: cleared, dropped } = penCameNear(hands, down.atMs);
  const role = down.button === ERASER_BUTTON ? "erase" : toolRole(down);
  return { hands: add(cleared, down, role), dropped };
}

function mouseRole(down: Down): Role {
  if (down.button === 1 || (down.button === 0 && down.isSpaceHeld)) return "move";
  return down.button === 0 ? toolRole(down) : "ignore";
}

function toolRole({ tool }: Down): Role {
  return tool === "eraser" ? "erase" : "draw";
}

function startsPinch(first: Contact, down: Down): boolean {
  return down.atMs - first.downMs <= PINCH_MS && first.travelPx <= PINCH_TRAVEL_PX;
}

function add(hands: Hands, down: Down, role: Role): Hands {
  const { id, pointer, x: startX, y: startY, atMs: downMs } = down;
  const contact: Contact = { id, pointer, role, downMs, startX, startY, travelPx: 0 };
  return { ...hands, contacts: new Map(hands.contacts).set(id, contact) };
}

function withRoles(hands: Hands, ids: readonly number[], role: Role): Hands {
  const contacts = new Map(hands.contacts);
  for (const id of ids) {
    const contact = contacts.get(id);
    if (contact !== undefined) contacts.set(id, { ...contact, role });
  }
  return { ...hands, contacts };
}
