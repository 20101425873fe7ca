import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyEntry, replay } from "./apply.ts";
import { type Board, EMPTY_BOARD } from "./board.ts";
import { labelsInForce } from "./labels.ts";
import type { Op } from "./op.ts";
import { refusalOf } from "./refusal.ts";
import { entriesOf, idOf, type Move, moves, opOf, strokeOf } from "./testing/moves.ts";
import { continueHistory, EMPTY_HISTORY, HISTORY_DEPTH, type History, record, redo, undo } from "./undo.ts";

const OWNER = 0;
const PEOPLE = ["owner", "ann", "bob"];

type Scene = {
  readonly board: Board;
  readonly histories: readonly History[];
  readonly authors: ReadonlyMap<string, string>;
};
const START: Scene = { board: EMPTY_BOARD, histories: PEOPLE.map(() => EMPTY_HISTORY), authors: new Map() };

/** The scene after a move, and the op that it made. */
function play(scene: Scene, move: Move, id: string): { readonly scene: Scene; readonly op: Op | undefined } {
  const author = PEOPLE[move.who] ?? "";
  const history = scene.histories[move.who] ?? EMPTY_HISTORY;
  const turned =
    move.kind === "undo" || move.kind === "redo"
      ? (move.kind === "undo" ? undo : redo)(history, scene.board, author, () => id)
      : proposed(history, opOf(move, scene.board, id));
  const op = turned?.ops[0];
  if (turned === undefined || op === undefined) return { scene, op: undefined };
  const refusal = refusalOf(scene.board, op, { id: author, chief: move.who === OWNER });
  if (refusal !== undefined) {
    assert.ok(
      move.kind !== "undo" && move.kind !== "redo",
      `${move.kind} made an op that is refused: ${refusal}`,
    );
    return { scene, op: undefined };
  }
  const board = applyEntry(scene.board, { seq: scene.board.seq + 1, author, atMs: 0, op });
  const histories = scene.histories.map((each, who) => (who === move.who ? turned.history : each));
  return { scene: { board, histories, authors: new Map(scene.authors).set(id, author) }, op };
}

const proposed = (history: History, op: Op | undefined) =>
  op && { history: record(history, [op]), ops: [op] };

/** What of others' a turn back or forth changed that its author had no part in. */
function trespass(before: Scene, after: Scene, author: string): readonly string[] {
  const found: string[] = [];
  for (const [id, mark] of before.board.marks) {
    const now = after.board.marks.get(id);
    if (mark.author === author || now?.hidden === mark.hidden) continue;
    const tookItThemselves = mark.hiddenBy !== undefined && before.authors.get(mark.hiddenBy) === author;
    const takesItAgain = now?.hidden === true && PEOPLE[OWNER] === author;
    if (!tookItThemselves && !takesItAgain) found.push(id);
  }
  before.board.labels.forEach((label, i) => {
    if (label.author !== author && after.board.labels[i]?.off !== label.off) found.push(label.id);
  });
  return found;
}

test("B7 in 10,000 histories of three people, undo and redo change no ink and no label of another", () => {
  let turns = 0;
  fc.assert(
    fc.property(moves(3, 40, 20), (given) => {
      let scene = START;
      given.forEach((move, i) => {
        const played = play(scene, move, idOf(i));
        if (played.op !== undefined && (move.kind === "undo" || move.kind === "redo")) {
          turns++;
          assert.deepEqual(trespass(scene, played.scene, PEOPLE[move.who] ?? ""), []);
          if (move.who !== OWNER) {
            const { op } = played;
            const marks = op.kind === "hide" || op.kind === "show" ? op.marks : [];
            assert.ok(marks.every((mark) => scene.board.marks.get(mark)?.author === PEOPLE[move.who]));
          }
        }
        scene = played.scene;
      });
    }),
    { seed: 20264, numRuns: 10_000 },
  );
  assert.ok(turns > 20_000, `only ${turns} turns were tried`);
});

/** What one sees: visible marks and the labels that hold. */
const sightOf = (board: Board) => ({
  visible: [...board.marks.values()].filter(({ hidden }) => !hidden).map(({ id }) => id),
  labels: labelsInForce(board).map(({ parts, text }) => ({ parts, text })),
});

test("B7 alone on a board, undoing all and redoing all gives back what was seen", () => {
  fc.assert(
    fc.property(moves(1, 40), (given) => {
      let scene = START;
      given.forEach((move, i) => {
        if (move.kind !== "undo" && move.kind !== "redo") scene = play(scene, move, idOf(i)).scene;
      });
      const seen = sightOf(scene.board);
      let n = given.length;
      const turnAll = (kind: "undo" | "redo") => {
        for (;;) {
          const played = play(scene, { who: 0, kind, pick: 0 }, idOf(n++));
          if (played.op === undefined) return;
          scene = played.scene;
        }
      };
      turnAll("undo");
      assert.deepEqual(sightOf(scene.board), { visible: [], labels: [] });
      turnAll("redo");
      // Labels come back in the order they are given again, so their order is no part of what is seen.
      const texts = (sight: typeof seen) => sight.labels.map((label) => JSON.stringify(label)).sort();
      assert.deepEqual(sightOf(scene.board).visible, seen.visible);
      assert.deepEqual(texts(sightOf(scene.board)), texts(seen));
    }),
    { seed: 20265, numRuns: 1000 },
  );
});

test("B7 the owner's undo of clearing leaves hidden what another had erased before", () => {
  const [one, two] = [idOf(1), idOf(2)];
  const start = [one, two].reduce(
    (board, id, i) =>
      applyEntry(board, {
        seq: i + 1,
        author: "ann",
        atMs: 0,
        op: { kind: "draw", id, stroke: strokeOf(id, 1) },
      }),
    EMPTY_BOARD,
  );
  const erased = applyEntry(start, {
    seq: 3,
    author: "ann",
    atMs: 0,
    op: { kind: "hide", id: idOf(3), marks: [two] },
  });
  const clear: Op = { kind: "hide", id: idOf(4), marks: [one, two] };
  const cleared = applyEntry(erased, { seq: 4, author: "owner", atMs: 0, op: clear });
  assert.deepEqual(undo(record(EMPTY_HISTORY, [clear]), cleared, "owner", () => idOf(5))?.ops, [
    { kind: "show", id: idOf(5), marks: [one] },
  ]);
});

test("B7 a history is at most 100 deep, and something new forgets what was undone", () => {
  const draw = (n: number): Op => ({ kind: "draw", id: idOf(n), stroke: strokeOf(idOf(n), 1) });
  let history = EMPTY_HISTORY;
  let board = EMPTY_BOARD;
  for (let n = 1; n <= HISTORY_DEPTH + 20; n++) {
    history = record(history, [draw(n)]);
    board = applyEntry(board, { seq: n, author: "ann", atMs: 0, op: draw(n) });
  }
  assert.equal(history.done.length, HISTORY_DEPTH);
  const turned = undo(history, board, "ann", () => idOf(900));
  assert.equal(turned?.history.undone.length, 1);
  assert.deepEqual(record(turned?.history ?? EMPTY_HISTORY, [draw(901)]).undone, []);
});

/** A board and a history of ann's after one action that does all `ops`, drawn ink before it. */
function afterAction(ink: readonly string[], ops: readonly Op[]) {
  const drawn = ink.map((id): Op => ({ kind: "draw", id, stroke: strokeOf(id, 1) }));
  const board = replay(entriesOf([...drawn, ...ops].map((op) => ({ author: "ann", op }))), EMPTY_BOARD);
  return { board, history: record(EMPTY_HISTORY, ops) };
}

function counter(from: number): () => string {
  let n = from;
  return () => idOf(n++);
}

test("B10 what one action did is taken back and done again as one step", () => {
  const [one, two] = [idOf(1), idOf(2)];
  const labels = [one, two].map(
    (mark, i): Op => ({ kind: "label", id: idOf(10 + i), parts: [{ mark }], text: String(i) }),
  );
  const { board, history } = afterAction([one, two], labels);
  const newId = counter(100);
  const apply = (to: Board, ops: readonly Op[]) =>
    ops.reduce((now, op) => applyEntry(now, { seq: now.seq + 1, author: "ann", atMs: 0, op }), to);
  const texts = (of: Board) => labelsInForce(of).map(({ text }) => text);
  const back = undo(history, board, "ann", newId);
  const cleared = apply(board, back?.ops ?? []);
  assert.deepEqual([back?.ops.length, texts(cleared)], [2, []]);
  const again = redo(back?.history ?? EMPTY_HISTORY, cleared, "ann", newId);
  const redone = apply(cleared, again?.ops ?? []);
  assert.deepEqual([again?.ops.length, texts(redone)], [2, ["0", "1"]]);
  const last = undo(again?.history ?? EMPTY_HISTORY, redone, "ann", newId);
  assert.deepEqual([texts(apply(redone, last?.ops ?? [])), last?.history.done], [[], []]);
});

test("B10 of a step that others changed, only what is left is taken back, and a step with nothing left is passed", () => {
  const [one, two, three] = [idOf(1), idOf(2), idOf(3)];
  const hides = [one, two].map((mark, i): Op => ({ kind: "hide", id: idOf(10 + i), marks: [mark] }));
  const { board, history } = afterAction([one, two, three], hides);
  const shown: Op = { kind: "show", id: idOf(20), marks: [one] };
  const now = applyEntry(board, { seq: board.seq + 1, author: "ann", atMs: 0, op: shown });
  assert.deepEqual(
    undo(history, now, "ann", counter(100))?.ops.map((op) => "marks" in op && op.marks),
    [[two]],
  );
  const rest: Op = { kind: "show", id: idOf(21), marks: [two] };
  const none = applyEntry(now, { seq: now.seq + 1, author: "ann", atMs: 0, op: rest });
  assert.equal(undo(history, none, "ann", counter(100)), undefined);
});

test("B10 a history goes on where an earlier page's ended", () => {
  const draw = (n: number): Op => ({ kind: "draw", id: idOf(n), stroke: strokeOf(idOf(n), 1) });
  const before: History = {
    done: [[{ kind: "draw", id: idOf(1) }]],
    undone: [[{ kind: "draw", id: idOf(2) }]],
  };
  assert.deepEqual(continueHistory(before, EMPTY_HISTORY), before);
  const after = continueHistory(before, record(EMPTY_HISTORY, [draw(3)]));
  assert.deepEqual(
    after.done.flat().map(({ id }) => id),
    [idOf(1), idOf(3)],
  );
  assert.deepEqual(after.undone, []);
});
