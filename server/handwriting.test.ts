import assert from "node:assert/strict";
import { after, test } from "node:test";
import { packInk, quantiseInk } from "../core/ink/pack.ts";
import { applyChange } from "../core/reading/change.ts";
import { startRecogniser } from "./recogniser.ts";
import {
  connectTo,
  endTestServer,
  type Guest,
  idOf,
  newGuest,
  startTestServer,
  testEnv,
  visit,
} from "./room/testing/testServer.ts";

const env = await testEnv();
const start = () => startTestServer({ env, startRecogniser: () => startRecogniser() });
let server = await start();
after(() => endTestServer(server));

const ONE = [30, 10, 31, 40, 30, 75, 29, 110]; // as some write a seven
const THREE = [
  22, 18, 44, 8, 68, 14, 72, 34, 58, 50, 40, 56, 62, 58, 80, 74, 76, 96, 54, 110, 28, 106, 16, 94,
];
const STEPS = 6; // samples from one point to the next

/** A digit's ink, its box's left at `x`; `lean` makes it another of the same hand. */
function inkOf(points: readonly number[], x: number, lean: number) {
  const at = (i: number) => ({ x: points[2 * i] ?? 0, y: points[2 * i + 1] ?? 0 });
  const samples = Array.from({ length: (points.length / 2 - 1) * STEPS + 1 }, (_, n) => {
    const [from, to] = [
      at(Math.floor(n / STEPS)),
      at(Math.min(points.length / 2 - 1, Math.floor(n / STEPS) + 1)),
    ];
    const part = (n % STEPS) / STEPS;
    const y = from.y + part * (to.y - from.y);
    return { x: x + from.x + part * (to.x - from.x) + lean * y, y, t: 10 * n, pressure: 0.5 };
  });
  return quantiseInk(samples);
}

/** Somebody on a board, who writes digits far enough apart to be numbers of their own. */
async function writerOn(board: string, { cookie }: Guest) {
  const socket = await connectTo(server, { cookie });
  const queue: (() => void)[] = [];
  let reading = { numbers: [], rejected: [] } as ReturnType<typeof applyChange>;
  socket.on("readings", ({ change }) => {
    reading = applyChange(reading, change);
    for (const look of queue) look();
  });
  const { joined } = await visit(socket, board);
  assert.ok(joined.ok);
  reading = joined.reading;
  const readAs = (mark: string) => reading.numbers.find(({ id }) => id === idOf(mark))?.text;
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (holds()) resolve();
      };
      queue.push(look);
      look();
    });
  /** Once it is read. */
  const readingOf = async (mark: string) => {
    await until(() => readAs(mark) !== undefined);
    return readAs(mark);
  };
  return {
    readingOf,
    close: (): unknown => socket.close(),
    /** Answers what it is read as. */
    write: async (mark: string, points: readonly number[], x: number, lean = 0) => {
      const header = { kind: "draw", id: idOf(mark), pointer: "pen", color: 0, width: 4 } as const;
      assert.equal((await socket.emitWithAck("op", header, packInk(inkOf(points, x, lean)))).ok, true);
      return readingOf(mark);
    },
    say: async (op: string, mark: string, text: string) => {
      const label = { kind: "label" as const, id: idOf(op), parts: [{ mark: idOf(mark) }], text };
      assert.equal((await socket.emitWithAck("op", label, null)).ok, true);
      await until(() => readAs(mark) === text);
    },
    takeBack: async (op: string, label: string, mark: string) => {
      const unlabel = { kind: "unlabel", id: idOf(op), label: idOf(label) } as const;
      const before = readAs(mark);
      assert.equal((await socket.emitWithAck("op", unlabel, null)).ok, true);
      await until(() => readAs(mark) !== before);
    },
  };
}

test("a digit that its writer corrected once is read so when they write it again, on any board and after a restart; nobody else's is", async () => {
  const [ann, bob] = [await newGuest(server, "Ann"), await newGuest(server, "Bob")];
  const newBoard = async (name: string) => (await server.services.store.createBoard(ann.person.id, name)).id;
  const [first, second] = [await newBoard("First"), await newBoard("Second")];
  const early = await writerOn(first, ann);
  assert.equal(await early.write("before", ONE, 0), "1");
  assert.equal(await early.write("odd", ONE, 1_000, 0.03), "1");
  await early.say("said", "odd", "7");
  assert.equal(await early.write("next", ONE, 2_000, -0.03), "7");
  assert.equal(await early.readingOf("before"), "1", "what stood before the correction stays as it was read");
  assert.equal(await early.write("three", THREE, 3_000), "3");

  const [annLater, bobThere] = [await writerOn(second, ann), await writerOn(second, bob)];
  assert.equal(await annLater.write("ann", ONE, 0, 0.02), "7");
  assert.equal(await bobThere.write("bob", ONE, 1_000, 0.02), "1");
  for (const writer of [early, annLater, bobThere]) writer.close();
  await server.close();
  server = await start();

  const bobAgain = await writerOn(second, bob);
  assert.deepEqual([await bobAgain.readingOf("ann"), await bobAgain.readingOf("bob")], ["7", "1"]);
  const annAgain = await writerOn(second, ann);
  assert.equal(await annAgain.write("again", ONE, 2_000), "7");
  await server.services.setLearnsHand(ann.person.id, false);
  assert.equal(await annAgain.write("unlearned", ONE, 3_000), "1");
  await server.services.setLearnsHand(ann.person.id, true);
  assert.equal(await annAgain.write("learned", ONE, 4_000), "7");

  const there = await writerOn(first, ann);
  await there.takeBack("back", "said", "odd");
  assert.equal(await annAgain.write("taken-back", ONE, 5_000), "1");
  for (const writer of [bobAgain, annAgain, there]) writer.close();
});
