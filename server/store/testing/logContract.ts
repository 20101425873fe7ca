import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import type { Entry } from "../../../core/board/op.ts";
import type { Appended, NewEntry, Store } from "../../store.ts";
import { drawNumber, opNumber } from "./ops.ts";

const BOARDS = 2;
const OPS = 12;

/** One append of a schedule: few ops on few boards, so that the same op is often sent twice. */
type Send = { readonly board: number; readonly op: number };
const groups = fc.array(
  fc.array(fc.record({ board: fc.nat(BOARDS - 1), op: fc.nat(OPS - 1) }), { minLength: 1, maxLength: 6 }),
  { maxLength: 6 },
);

/** What every store does with a board's log. The two stores are as two processes on one database. */
export function logContract(one: () => Store, other: () => Store): void {
  it("gives back each kind of op as it was", async () => {
    const board = await emptyBoard(one());
    const sent = Array.from({ length: 12 }, (_, n) => entryOf(board, n));
    assert.deepEqual(seqsOf(await one().appendEntries(sent)), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const expected = sent.map(({ author, atMs, op }, i): Entry => ({ seq: i + 1, author, atMs, op }));
    assert.deepEqual(await logOf(other(), board), expected);
  });

  it("reads on from any seq, in pages", async () => {
    const board = await emptyBoard(one());
    const sent = Array.from({ length: 1_203 }, (_, n) => entryOf(board, n));
    await one().appendEntries(sent);
    assert.equal(await one().lastSeq(board), 1_203);
    assert.deepEqual(
      (await one().entriesAfter(board, 7, 3)).map(({ seq }) => seq),
      [8, 9, 10],
    );
    const rest = await logOf(one(), board, 200);
    assert.deepEqual(
      rest.map(({ op }) => op),
      sent.slice(200).map(({ op }) => op),
    );
  });

  it("keeps the longest stroke", async () => {
    const board = await emptyBoard(one());
    const op = drawNumber(1, 16_384);
    await one().appendEntries([{ ...entryOf(board, 1), op }]);
    assert.deepEqual((await logOf(one(), board))[0]?.op, op);
  });

  it("answers for each entry, and an unknown board takes no other down", async () => {
    const board = await emptyBoard(one());
    const sent = [entryOf(board, 1), entryOf("none", 2), entryOf(board, 1), entryOf(board, 3)];
    assert.deepEqual(await one().appendEntries(sent), [
      { ok: true, seq: 1, repeated: false },
      { ok: false, reason: "no-such-board" },
      { ok: true, seq: 1, repeated: true },
      { ok: true, seq: 2, repeated: false },
    ]);
    assert.deepEqual(await one().appendEntries([]), []);
  });

  it("appends nothing of a group that fails", async () => {
    const board = await emptyBoard(one());
    const unstorable = { ...entryOf(board, 2), author: "\u0000" };
    await assert.rejects(one().appendEntries([entryOf(board, 1), unstorable]));
    assert.deepEqual(await logOf(one(), board), []);
    assert.deepEqual(seqsOf(await one().appendEntries([entryOf(board, 1)])), [1]);
  });

  it("takes groups that cross on many boards without a deadlock", async () => {
    const boards = await Promise.all(Array.from({ length: 8 }, () => emptyBoard(one())));
    const rounds = Array.from({ length: 30 }, (_, n) => {
      const group = boards.map((board) => entryOf(board, n));
      const backwards = boards.map((board) => entryOf(board, n + 100)).reverse();
      return [one().appendEntries(group), other().appendEntries(backwards)];
    });
    const outcomes = (await Promise.all(rounds.flat())).flat();
    assert.ok(outcomes.every(({ ok }) => ok));
    const seqs = await Promise.all(boards.map((board) => one().lastSeq(board)));
    assert.deepEqual(
      seqs,
      boards.map(() => 60),
    );
  });

  it("orders what two processes append at once, without a gap, each op once", async () => {
    const property = fc.asyncProperty(groups, groups, async (left, right) => {
      const boards = await Promise.all(Array.from({ length: BOARDS }, () => emptyBoard(one())));
      const answered = await Promise.all([sendAll(one(), boards, left), sendAll(other(), boards, right)]);
      for (const board of boards) {
        const log = await logOf(one(), board);
        assert.deepEqual(
          log.map(({ seq }) => seq),
          log.map((_, i) => i + 1),
        );
        assert.equal(await other().lastSeq(board), log.length);
        const seqOfOp = new Map(log.map(({ op, seq }) => [op.id, seq]));
        assert.equal(seqOfOp.size, log.length, "an op stands in the log twice");
        for (const answers of answered) checkAnswers(answers, board, seqOfOp);
        const sentHere = answered.flat().filter(([sent]) => sent.boardId === board);
        assert.equal(new Set(sentHere.map(([sent]) => sent.op.id)).size, log.length);
        assert.equal(sentHere.filter(([, answer]) => answer.ok && !answer.repeated).length, log.length);
      }
    });
    await fc.assert(property, { numRuns: 40, seed: 20_240 });
  });
}

type Answer = readonly [NewEntry, Appended];

/** Sends group after group, as one process does, and pairs each entry with its answer. */
async function sendAll(
  store: Store,
  boards: readonly string[],
  schedule: readonly Send[][],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const group of schedule) {
    const entries = group.map(({ board, op }) => entryOf(boards[board] ?? "", op));
    const outcomes = await store.appendEntries(entries);
    assert.equal(outcomes.length, entries.length);
    for (const [i, entry] of entries.entries()) {
      const outcome = outcomes[i];
      if (outcome !== undefined) answers.push([entry, outcome]);
    }
  }
  return answers;
}

/** Every answer is the op's seq in the log, and what one process appended stands in its order. */
function checkAnswers(answers: readonly Answer[], board: string, seqOfOp: ReadonlyMap<string, number>): void {
  let last = 0;
  for (const [{ boardId, op }, answer] of answers) {
    if (boardId !== board) continue;
    assert.ok(answer.ok);
    assert.equal(answer.seq, seqOfOp.get(op.id));
    if (answer.repeated) continue;
    assert.ok(answer.seq > last, "a later append stands before an earlier one");
    last = answer.seq;
  }
}

async function emptyBoard(store: Store): Promise<string> {
  const owner = await store.createGuest("Ada");
  return (await store.createBoard(owner.id, "Sums")).id;
}

function entryOf(boardId: string, n: number): NewEntry {
  return { boardId, author: `writer ${n % 3}`, atMs: 1_700_000_000_000 + n, op: opNumber(n) };
}

function seqsOf(outcomes: readonly Appended[]): readonly (number | undefined)[] {
  return outcomes.map((outcome) => (outcome.ok ? outcome.seq : undefined));
}

async function logOf(store: Store, board: string, afterSeq = 0): Promise<readonly Entry[]> {
  const log: Entry[] = [];
  for await (const page of store.pagesAfter(board, afterSeq)) log.push(...page);
  return log;
}
