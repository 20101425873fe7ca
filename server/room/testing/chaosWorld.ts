import type { Entry } from "../../../core/board/op.ts";
import { view } from "../../../core/board/replica.ts";
import { type Move, opOf } from "../../../core/board/testing/moves.ts";
import { type PackedEntries, unpackEntries } from "../../../core/wire/entries.ts";
import { createLimits } from "../../limits.ts";
import { may } from "../../may.ts";
import { createPeerEvents, type PeerEvents } from "../../socketEvents.ts";
import { createCommitQueue } from "../../store/commitQueue.ts";
import type { NewEntry } from "../../store.ts";
import type { Broadcast, Connection } from "../connection.ts";
import { createRooms } from "../rooms.ts";
import { type Ask, type ChaosClient, createChaosClient, type Heard } from "./chaosClient.ts";
import { createFakeRecogniser } from "./fakeRecogniser.ts";
import { createMemoryStore, OPEN_BOARD } from "./memoryStore.ts";
import type { Dice } from "./random.ts";

const BOARD = "chaos".padEnd(22, "-");
const OWNER = "owner";
const PEOPLE = [OWNER, "ann", "bob"];
const START_MS = 1_700_000_000_000;
const KINDS = ["draw", "draw", "draw", "type", "hide", "show", "label", "unlabel"] as const;

type Line = { toServer: Ask[]; toClient: Heard[]; readonly events: PeerEvents; isListening: boolean };
type Commit = { readonly store: () => void; readonly answer: () => void; readonly fail: () => void };
type Read = { readonly answer: () => void; readonly fail: () => void };
type Life = { readonly open: (connection: Connection) => PeerEvents; readonly end: () => void };

/** A server, its store and three pages, in which nothing moves but by a step, and each step by the dice. */
export type ChaosWorld = {
  step(): Promise<void>;
  /** Network, store and server get well, and everything that waits goes through. */
  heal(): Promise<void>;
  readonly clients: readonly ChaosClient[];
  log(): readonly Entry[];
  /** Entries that were told before they were stored. */
  readonly premature: string[];
  end(): void;
};

export function createChaosWorld(dice: Dice, { storeFails }: { readonly storeFails: boolean }): ChaosWorld {
  const record = {
    id: BOARD,
    name: "Chaos",
    ownerId: OWNER,
    seq: 0,
    createdAtMs: 0,
    updatedAtMs: 0,
    ...OPEN_BOARD,
  };
  const store = createMemoryStore([record]);
  const clients = PEOPLE.map((person) => createChaosClient(person, BOARD));
  const lines = new Map<ChaosClient, Line>();
  const premature: string[] = [];
  let commits: Commit[] = [];
  let reads: Read[] = [];
  let steps = 0;
  let ops = 0;
  const now = () => START_MS + steps * 40;

  const startLife = (): Life => {
    const append = (entries: readonly NewEntry[]) =>
      new Promise<ReturnType<typeof store.append>>((resolve, reject) => {
        let outcome: ReturnType<typeof store.append> = [];
        commits.push({
          store: () => {
            outcome = store.append(entries);
          },
          answer: () => resolve(outcome),
          fail: () => reject(new Error("the connection broke")),
        });
      });
    const queue = createCommitQueue({ appendEntries: append, ping: store.ping });
    const pagesAfter = async function* (boardId: string, afterSeq: number) {
      await new Promise<void>((answer, reject) => {
        reads.push({ answer, fail: () => reject(new Error("the connection broke")) });
      });
      yield* store.pagesAfter(boardId, afterSeq);
    };
    const rooms = createRooms({
      store: { ...store, pagesAfter },
      commits: queue,
      recogniser: createFakeRecogniser(),
      timeline: { record: () => {}, flush: async () => {} },
      broadcast,
      may,
      now,
      onFault: () => {},
    });
    const deps = {
      rooms,
      limits: createLimits(now),
      may,
      isClosing: () => false,
      isSignedIn: async () => true,
      isOwnImage: async () => true,
    };
    const open = (connection: Connection) =>
      createPeerEvents(connection, { ...deps, onJoined: () => {}, log: { warn: () => {} } });
    return { open, end: rooms.close };
  };
  const broadcast: Broadcast = (_board, _except, ...messages) => {
    for (const message of messages) if (message[0] === "entry") tellEntries(message[1]);
  };
  const tellEntries = (entries: PackedEntries) => {
    for (const { op } of unpackEntries(entries) ?? []) {
      if (!store.logOf(BOARD).some((entry) => entry.op.id === op.id)) premature.push(op.id);
    }
    for (const line of lines.values()) if (line.isListening) line.toClient.push({ kind: "entry", entries });
  };
  const cut = (client: ChaosClient) => {
    const line = lines.get(client);
    lines.delete(client);
    line?.events.left();
    client.disconnected();
  };
  const connect = (client: ChaosClient) => {
    cut(client);
    const connection: Connection = {
      person: {
        id: client.author,
        name: client.author,
        kind: "guest",
        sessionVersion: 0,
        hasConfirmedEmail: false,
      },
      send: () => {},
      listen: () => {
        line.isListening = true;
      },
      unlisten: () => {
        line.isListening = false;
      },
      bufferedBytes: () => 0,
      drop: () => cut(client),
    };
    const line: Line = { toServer: [], toClient: [], isListening: false, events: life.open(connection) };
    lines.set(client, line);
    client.connected((ask) => line.toServer.push(ask));
  };
  const deliver = (line: Line, ask: Ask) => {
    if (ask.kind === "join") {
      void line.events.join(ask.request, (answer) => line.toClient.push({ kind: "joined", answer }));
    } else {
      const { id, header, ink } = ask;
      void line.events.op(header, ink).then((answer) => line.toClient.push({ kind: "taken", id, answer }));
    }
  };
  const deliverNext = (line: Line | undefined) => {
    const ask = line?.toServer.shift();
    if (line !== undefined && ask !== undefined) deliver(line, ask);
  };
  const hearNext = (client: ChaosClient, line: Line | undefined) => {
    const heard = line?.toClient.shift();
    if (heard !== undefined) client.hear(heard);
  };
  let life = startLife();
  const restart = () => {
    // What was on its way to the database may have got there; nobody is left to hear the answer.
    for (const commit of commits) if (dice.chance(0.5)) commit.store();
    commits = [];
    reads = [];
    for (const client of clients) cut(client);
    life.end();
    life = startLife();
  };
  const write = (client: ChaosClient) => {
    const move: Move = { who: 0, kind: dice.pick(KINDS) ?? "draw", pick: dice.below(1_000_000) };
    const op = opOf(move, view(client.replica()), `op-${String(ops++).padStart(6, "0")}`.padEnd(16, "_"));
    if (op !== undefined) client.write(op, now());
  };
  const commit = () => {
    const [next] = commits.splice(0, 1);
    const luck = storeFails ? dice.below(10) : 9;
    if (luck > 0) next?.store();
    if (luck > 2) next?.answer();
    else next?.fail();
  };
  const read = () => {
    const [next] = reads.splice(0, 1);
    if (storeFails && dice.chance(0.4)) next?.fail();
    else next?.answer();
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const actions: readonly [weight: number, act: (client: ChaosClient, line: Line | undefined) => void][] = [
    [24, (client) => write(client)],
    [24, (_, line) => deliverNext(line)],
    [24, (client, line) => hearNext(client, line)],
    [14, commit],
    [4, read],
    [2, (_, line) => line?.toServer.push(...line.toServer.slice(-1))], // doubled on the way
    [
      2,
      (_, line) => line?.toClient.push(...line.toClient.filter(({ kind }) => kind === "entry").slice(0, 1)),
    ],
    [
      2,
      (_, line) =>
        void line?.toClient.splice(
          line.toClient.findIndex(({ kind }) => kind === "entry"),
          1,
        ),
    ], // lost
    [2, (_, line) => line?.toClient.reverse()], // late
    [3, (client) => client.resend()],
    [2, (client) => cut(client)],
    [8, (client, line) => line === undefined && connect(client)],
    [1, restart],
  ];
  const drawn = actions.flatMap(([weight, act]) => new Array<typeof act>(weight).fill(act));
  return {
    clients,
    premature,
    log: () => store.logOf(BOARD),
    step: async () => {
      steps++;
      const act = drawn[dice.below(drawn.length)];
      const client = dice.pick(clients);
      if (client !== undefined) act?.(client, lines.get(client));
      await settle();
    },
    heal: async () => {
      for (const client of clients) connect(client);
      for (let quiet = 0; quiet < 3; ) {
        steps += 30;
        let moved = 0;
        for (const [client, line] of lines) {
          const [asks, all] = [line.toServer.splice(0), line.toClient.splice(0)];
          for (const ask of asks) deliver(line, ask);
          for (const heard of all) client.hear(heard);
          moved += asks.length + all.length;
        }
        for (const next of commits.splice(0)) {
          next.store();
          next.answer();
          moved++;
        }
        for (const next of reads.splice(0)) {
          next.answer();
          moved++;
        }
        await settle();
        if (moved === 0) for (const client of clients) client.resend();
        const pending = clients.some((client) => client.replica().pending.length > 0);
        quiet = moved === 0 && !pending ? quiet + 1 : 0;
        if (steps > 1_000_000) throw new Error("it never comes to rest");
      }
    },
    end: () => life.end(),
  };
}
