import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyEntry } from "./apply.ts";
import { type Board, EMPTY_BOARD } from "./board.ts";
import { labelsInForce } from "./labels.ts";
import type { Op } from "./op.ts";
import { refusalOf } from "./refusal.ts";
import { idOf, type Move, moves, opOf, strokeOf } from "./testing/moves.ts";
import { EMPTY_HISTORY, HISTORY_DEPTH, type History, record, redo, undo } from "./undo.ts";

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
      ? (move.kind === "undo" ? undo : redo)(history, scene.board, author, id)
      : proposed(history, opOf(move, scene.board, id));
  if (turned === undefined) return { scene, op: undefined };
  const refusal = refusalOf(scene.board, turned.op, { id: author, chief: move.who === OWNER });
  if (refusal !== undefined) {
    assert.ok(
      move.kind !== "undo" && move.kind !== "redo",
      `${move.kind} made an op that is refused: ${refusal}`,
    );
    return { scene, op: undefined };
  }
  const board = applyEntry(scene.board, { seq: scene.board.seq + 1, author, atMs: 0, op: turned.op });
  const histories = scene.histories.map((each, who) => (who === move.who ? turned.history : each));
  return { scene: { board, histories, authors: new Map(scene.authors).set(id, author) }, op: turned.op };
}

const proposed = (history: History, op: Op | undefined) => op && { history: record(history, op), op };

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
  assert.deepEqual(undo(record(EMPTY_HISTORY, clear), cleared, "owner", idOf(5))?.op, {
    kind: "show",
    id: idOf(5),
    marks: [one],
  });
});

test("B7 a history is at most 100 deep, and something new forgets what was undone", () => {
  const draw = (n: number): Op => ({ kind: "draw", id: idOf(n), stroke: strokeOf(idOf(n), 1) });
  let history = EMPTY_HISTORY;
  let board = EMPTY_BOARD;
  for (let n = 1; n <= HISTORY_DEPTH + 20; n++) {
    history = record(history, draw(n));
    board = applyEntry(board, { seq: n, author: "ann", atMs: 0, op: draw(n) });
  }
  assert.equal(history.done.length, HISTORY_DEPTH);
  const turned = undo(history, board, "ann", idOf(900));
  assert.equal(turned?.history.undone.length, 1);
  assert.deepEqual(record(turned?.history ?? EMPTY_HISTORY, draw(901)).undone, []);
});
