import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Entry } from "../core/board/op.ts";
import { createDice, type Dice } from "./room/testing/random.ts";
import type { Told } from "./room/testing/serverProcess.ts";
import { connectTo, idOf, type Visitor, visit } from "./room/testing/testServer.ts";
import { temporaryFolder } from "./store/testing/temporary.ts";

const ROUNDS = 20;
const NAMES = ["Ann", "Bob", "Cid"];
const ON_THE_WAY = 6; // ops of each writer that are not answered yet
const SERVER = fileURLToPath(new URL("./room/testing/serverProcess.ts", import.meta.url));

type Running = { readonly child: ChildProcess; readonly told: Told };
/** What a writer sent: the seq it was told, or undefined while nobody answered. */
type Sent = Map<string, number | undefined>;

describe("W6 W7 a server killed while several people write", { concurrency: true }, () => {
  // Two folders at once: a round is mostly one process starting.
  for (const folder of [0, 1]) {
    it(`has all it acknowledged after each of ${ROUNDS / 2} kills, and what is sent again once, folder ${folder}`, async () => {
      const temporary = await temporaryFolder();
      try {
        await killAgainAndAgain(temporary.options.dataDir, createDice(2026 + folder));
      } finally {
        await temporary.remove();
      }
    });
  }
});

async function killAgainAndAgain(dataDir: string, dice: Dice): Promise<void> {
  const sent = NAMES.map((): Sent => new Map());
  let known: Told | undefined;
  for (let round = 0; round <= ROUNDS / 2; round++) {
    const { child, told } = await start(dataDir, known === undefined ? NAMES : []);
    known ??= told;
    const { board, cookies } = known;
    const sockets = await Promise.all(cookies.map((cookie) => connectTo(told, { cookie })));
    const visitors = await Promise.all(sockets.map((socket) => visit(socket, board)));
    for (const visitor of visitors) checkLog(visitor.entries, sent, round);
    await Promise.all(visitors.map((visitor, who) => sendAgain(visitor, sent[who] ?? new Map())));
    const [first] = visitors;
    await first?.until(
      () => first.entries.length >= Math.max(...sent.flatMap((own) => [...own.values()].map(Number))),
    );
    checkLog(first?.entries ?? [], sent, round);
    if (round < ROUNDS / 2) await writeUntil(visitors, sent, round, 1 + dice.below(60));
    child.kill("SIGKILL");
    await once(child, "exit");
    for (const socket of sockets) socket.close();
  }
  const answered = sent.flatMap((own) => [...own.values()]).filter((seq) => seq !== undefined);
  assert.ok(answered.length >= ROUNDS, `${answered.length} acknowledgements prove nothing`);
}

/** The log has no gap and no op twice, and every acknowledged op at the seq its author was told. */
function checkLog(entries: readonly Entry[], sent: readonly Sent[], round: number): void {
  const seqs = new Map(entries.map(({ seq, op }) => [op.id, seq]));
  assert.deepEqual(
    entries.map(({ seq }) => seq),
    entries.map((_, i) => i + 1),
    `round ${round}: a gap`,
  );
  assert.equal(seqs.size, entries.length, `round ${round}: an op twice`);
  for (const own of sent) {
    for (const [id, seq] of own) {
      if (seq !== undefined) assert.equal(seqs.get(idOf(id)), seq, `round ${round}: ${id} is lost or moved`);
    }
  }
}

async function sendAgain(visitor: Visitor, own: Sent): Promise<void> {
  for (const [id, seq] of own) {
    if (seq !== undefined) continue;
    const stored = visitor.entries.find(({ op }) => op.id === idOf(id))?.seq;
    const answer = await visitor.draw(id);
    assert.ok(answer.ok, `${id} was refused`);
    if (stored !== undefined) assert.equal(answer.seq, stored, `${id} was stored already`);
    own.set(id, answer.seq);
  }
}

/** All write at once, and go on while `acknowledgements` come in: the last of them finds other ops on their way. */
async function writeUntil(
  visitors: readonly Visitor[],
  sent: readonly Sent[],
  round: number,
  acknowledgements: number,
): Promise<void> {
  let left = acknowledgements;
  await new Promise<void>((enough) => {
    for (const [who, visitor] of visitors.entries()) {
      let count = 0;
      const write = () => {
        const id = `r${round}-${who}-${count++}`;
        sent[who]?.set(id, undefined);
        void visitor.draw(id, 1 + (count % 40)).then((answer) => {
          if (left <= 0) return; // nobody waits for it any more: whether it came is the log's to say
          if (answer.ok) sent[who]?.set(id, answer.seq);
          left -= 1;
          if (left === 0) enough();
          else write();
        }, ignore);
      };
      for (let i = 0; i < ON_THE_WAY; i++) write();
    }
  });
}

/** Nobody answers any more: the server is dead. */
function ignore(): void {}

async function start(dataDir: string, names: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, ["--import", "tsx", SERVER, dataDir, ...names], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const told: Told = JSON.parse(line);
    return { child, told };
  }
  throw new Error("the server ended before it was ready");
}
