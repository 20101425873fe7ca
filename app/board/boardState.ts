import { type PendingOp, replay } from "../../core/board/apply.ts";
import { EMPTY_BOARD } from "../../core/board/board.ts";
import type { Op } from "../../core/board/op.ts";
import { confirm, emptyReplica, propose, type Replica, reject, view } from "../../core/board/replica.ts";
import { type History, record, redo, undo } from "../../core/board/undo.ts";
import type { Stroke } from "../../core/ink/stroke.ts";
import { applyChange } from "../../core/reading/change.ts";
import { type PackedEntries, unpackEntries } from "../../core/wire/entries.ts";
import { strokeKey } from "../../core/wire/frame.ts";
import type { Joined, May, PeersNow, ReadingsNow } from "../../core/wire/messages.ts";
import { REASONS, type Reason } from "../../core/wire/reasons.ts";
import type { BoardOptions } from "./boardOptions.ts";
import { type BoardView, firstView, NOTHING_READ } from "./boardView.ts";
import { createJoiner, type Joiner } from "./joiner.ts";
import { createLiveInk, type LiveInk } from "./liveInk.ts";
import type { Known } from "./memory.ts";
import { type Observable, observable } from "./observable.ts";
import { Outbox } from "./outbox.ts";
import { BARRED, QUIET, wordsForMay } from "./refusals.ts";
import { isSameStatus, SLOW_MS } from "./statusText.ts";
import type { Line, Transport } from "./transport.ts";
import { wholeHistory } from "./wholeHistory.ts";

/** One page's session on one board: its replica, what waits to be sent, and what the others do. */
export class BoardState {
  readonly view: Observable<BoardView>;
  readonly live: LiveInk = createLiveInk();
  readonly transport: Transport;
  readonly #options: BoardOptions;
  readonly #outbox: Outbox;
  readonly #joiner: Joiner;
  #replica: Replica;
  #readingSeq = 0;
  #line: Line = "down";
  #isJoined = false;
  #isKnown = false; // the server has said what is on the board; until then it is as this browser remembers it
  #seenMs: number | undefined; // when that was
  #isSlow = false;
  #early: (() => void)[] = []; // what came while a join was in flight
  #stopSlow: (() => void) | undefined;

  constructor(options: BoardOptions) {
    const { board, boardName, user, clock, keep, openTransport } = options;
    this.#options = options;
    this.#replica = emptyReplica(user.id);
    this.view = observable(firstView(user.id, user.name, boardName));
    this.#outbox = new Outbox({
      clock,
      send: (op) => this.transport.send(op),
      onSettled: (op) => keep.dropOp(op.id),
      onRefused: (op, reason) => this.#hearRefusal(op, reason),
      onHeldBack: (reason) => this.#hearHeldBack(reason),
    });
    this.#joiner = createJoiner({
      board,
      clock,
      // What is remembered is only shown: the first join asks for everything, so that the server's word counts.
      since: () => (this.#isKnown ? this.#replica.confirmed.seq : 0),
      join: (request) => this.transport.join(request),
      onJoined: (joined) => this.#takeJoined(joined),
      onRefused: (reason, isFinal) => this.#hearTurnedAway(reason, isFinal),
    });
    this.transport = openTransport({
      onLine: (line) => this.#takeLine(line),
      onEntries: (packed) => this.#whenJoined(() => this.#takeEntries(packed)),
      onInk: (frame) => this.live.take(frame, clock.nowMs(), this.view.get().you),
      onPeers: (now) => this.#takePeers(now),
      onReadings: (now) => this.#whenJoined(() => this.#takeReadings(now)),
      onMay: (may) => this.#whenJoined(() => this.#takeMay(may)),
      onTurnedAway: (reason) => this.#hearTurnedAway(reason, reason === "wrong-version"),
    });
  }

  /** Shows what this browser remembers, and puts what an earlier page could not send on its way. */
  async restore(): Promise<void> {
    const { keep, memory } = this.#options;
    const [{ known, history: before }, unsent] = await Promise.all([memory.restore(), keep.restore()]);
    for (const item of unsent) this.#send(item);
    const history = wholeHistory(before, unsent, this.view.get().history);
    if (history !== before) memory.putHistory(history); // with what was done here meanwhile
    this.#show(known === undefined || this.#isKnown ? { history } : { ...this.#recall(known), history });
  }

  #recall({ entries, savedMs, info, names, reading, may }: Known): Partial<BoardView> {
    this.#replica = { ...this.#replica, confirmed: replay(entries, EMPTY_BOARD) };
    this.#seenMs = savedMs;
    return { info, names: { ...names, ...this.view.get().names }, reading, may };
  }

  /** Does `ops` here at once and sends them. One undo takes all of them back. */
  propose(...ops: readonly Op[]): void {
    if (ops.length > 0 && this.view.get().may.write) this.#do(ops, record(this.view.get().history, ops));
  }

  /** A stroke that is done: it leaves the shelf of unfinished ones once it is kept as an op. */
  draw(stroke: Stroke): void {
    this.propose({ kind: "draw", id: stroke.id, stroke });
    this.#options.keep.dropUnfinished(stroke.id);
  }

  undo(): void {
    this.#turn(undo);
  }

  redo(): void {
    this.#turn(redo);
  }

  /** The page goes away: what is not saved yet is saved before this returns. */
  leave(): void {
    this.#options.keep.leave();
    this.#options.memory.leave();
  }

  close(): void {
    this.#joiner.stop();
    this.#outbox.pause();
    this.#stopSlow?.();
    this.transport.close();
  }

  #turn(way: typeof undo | typeof redo): void {
    const { history, board, me, may } = this.view.get();
    const turned = may.write ? way(history, board, me, this.#options.newId) : undefined;
    if (turned !== undefined) this.#do(turned.ops, turned.history);
  }

  #do(ops: readonly Op[], history: History): void {
    const atMs = this.#options.clock.nowMs();
    for (const op of ops) {
      this.#options.keep.putOp({ op, atMs });
      this.#send({ op, atMs });
    }
    this.#options.memory.putHistory(history);
    this.#show({ history });
  }

  #send(item: PendingOp): void {
    this.#replica = propose(this.#replica, item.op, item.atMs);
    this.#outbox.add(item);
    this.#watchSlow();
  }

  #takeLine(line: Line): void {
    this.#line = line;
    if (line === "up") this.#joiner.ask();
    else {
      this.#isJoined = false;
      this.#early = [];
      this.#joiner.stop();
      this.#outbox.pause();
    }
    this.#show({});
  }

  #takeJoined(joined: Joined): void {
    if (!this.#isKnown) this.#replica = { ...this.#replica, confirmed: EMPTY_BOARD };
    this.#isKnown = true;
    this.#seenMs = undefined;
    // A server that knows less than this page was restored from a copy: its order is the one that counts.
    if (joined.seq < this.#replica.confirmed.seq) {
      this.#replica = { ...this.#replica, confirmed: EMPTY_BOARD };
      this.#joiner.ask();
      return;
    }
    this.#replica = { ...this.#replica, author: joined.you.user };
    if (!this.#takeEntries(joined.entries)) return;
    this.#isJoined = true;
    this.#readingSeq = joined.readingSeq;
    this.live.keepOnly(joined.peers);
    this.#show({
      me: joined.you.user,
      you: joined.you.peer,
      reading: joined.reading,
      peers: joined.peers,
      names: { ...this.view.get().names, ...joined.names },
      frameEveryMs: joined.frameEveryMs,
      info: joined.board,
      may: joined.may,
      shut: undefined,
    });
    this.#remember();
    for (const take of this.#early.splice(0)) take();
    this.#outbox.resume();
  }

  #whenJoined(take: () => void): void {
    if (this.#isJoined && !this.#joiner.isAsking()) take();
    else this.#early.push(take);
  }

  #takeEntries(packed: PackedEntries): boolean {
    const entries = unpackEntries(packed);
    const confirmed = entries && confirm(this.#replica, entries);
    if (entries === undefined || !confirmed?.ok) {
      this.#joiner.ask();
      return false;
    }
    this.#options.memory.putEntries(packed, { whole: this.#replica.confirmed.seq === 0 });
    this.#replica = confirmed.replica;
    this.#outbox.settle(new Set(entries.map(({ op }) => op.id)));
    const drawn = entries.filter(({ op }) => op.kind === "draw");
    this.#show({});
    if (drawn.length > 0) this.live.finish(new Set(drawn.map(({ op }) => strokeKey(op.id))));
    return true;
  }

  #takeReadings({ base, seq, change }: ReadingsNow): void {
    if (seq <= this.#readingSeq) return;
    if (base !== this.#readingSeq) {
      this.#joiner.ask();
      return;
    }
    this.#readingSeq = seq;
    this.#show({ reading: applyChange(this.view.get().reading, change) });
    this.#remember();
  }

  #takePeers({ peers, names, board, frameEveryMs }: PeersNow): void {
    this.live.keepOnly(peers);
    this.#show({ peers, names: { ...this.view.get().names, ...names }, info: board, frameEveryMs });
    if (this.#isKnown) this.#remember();
  }

  #takeMay(may: May): void {
    if (this.view.get().may.write !== may.write) this.#options.notices.say(wordsForMay(may));
    this.#show({ may });
    this.#remember();
  }

  #remember(): void {
    const { info, names, reading, may } = this.view.get();
    this.#options.memory.putShown({ info, names, reading, may });
  }

  #hearRefusal(op: Op, reason: Reason): void {
    this.#replica = reject(this.#replica, op.id);
    this.#options.notices.say(REASONS[reason], "problem");
    this.#show({});
  }

  #hearHeldBack(reason: Reason): void {
    if (reason === "not-joined") this.#joiner.ask();
    if (!QUIET.has(reason)) this.#options.notices.say(REASONS[reason], "problem");
  }

  #hearTurnedAway(reason: Reason, isFinal: boolean): void {
    if (BARRED.has(reason)) this.#forget();
    if (isFinal || reason === "not-signed-in") this.#show({ shut: reason });
    else this.#hearHeldBack(reason);
  }

  #forget(): void {
    this.#options.memory.forget();
    this.#replica = { ...this.#replica, confirmed: EMPTY_BOARD };
    this.#isKnown = false;
    this.#seenMs = undefined;
    this.#show({ reading: NOTHING_READ });
  }

  /** "Connected" alone must not stand over ink that has been waiting for seconds. */
  #watchSlow(): void {
    this.#stopSlow ??= this.#options.clock.later(SLOW_MS, () => {
      this.#stopSlow = undefined;
      const oldest = this.#outbox.waiting[0];
      this.#isSlow = oldest !== undefined && this.#options.clock.nowMs() - oldest.atMs >= SLOW_MS;
      this.#show({});
      if (oldest !== undefined) this.#watchSlow();
    });
  }

  #show(change: Partial<BoardView>): void {
    const before = this.view.get();
    const board = this.#seen(before);
    const waiting = this.#outbox.waiting.length;
    const status = {
      line: this.#line,
      isJoined: this.#isJoined,
      waiting,
      isSlow: this.#isSlow && waiting > 0,
      seenMs: this.#seenMs,
    };
    const shown = isSameStatus(before.status, status) ? before.status : status;
    this.view.set({ ...before, ...change, board, status: shown });
  }

  #shown: Replica | undefined;
  #seen(before: BoardView): BoardView["board"] {
    if (this.#shown === this.#replica) return before.board;
    this.#shown = this.#replica;
    return view(this.#replica);
  }
}
