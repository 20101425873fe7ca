import { unionOf } from "../ink/box.ts";
import { changeBetween, readingOf } from "./change.ts";
import { decodeRun, prepareRun, type ReadRun } from "./decode.ts";
import { fieldsOf, isDash } from "./fields.ts";
import { type LabeledInk, labeledInk, labeledNumber, unlabeledPieces } from "./labels.ts";
import { levelsOf } from "./levels.ts";
import { linesOf, runsOf } from "./lines.ts";
import { createNeighborhood, type Ink, isInk, type Neighborhood } from "./neighborhood.ts";
import { type Piece, partsOf } from "./piece.ts";
import { prepareRuns } from "./prepare.ts";
import type { Label, Reading, ReadingChange, ReadMark, Rejected, TypedMark } from "./reading.ts";
import { idOf } from "./readingId.ts";
import { joinResumed } from "./resumed.ts";
import type { ScoreCache } from "./scoreCache.ts";
import { typedNumber, typedRejected } from "./typed.ts";

/** `labels` is the full list that holds now; a mark that is added again replaces the one with its id. */
export type PageChange = {
  readonly add: readonly ReadMark[];
  readonly remove: readonly string[];
  readonly labels: readonly Label[];
};

/** A page's state between updates, which must not overlap. */
export type Page = {
  readonly update: (change: PageChange) => Promise<ReadingChange>;
  readonly reading: () => Reading;
};

/** What is read by itself: a cluster of ink, the ink of a label, or a typed number. */
type Part = { readonly runs: ReadonlyMap<string, ReadRun>; readonly read: ReadRun };
type Run = { readonly key: string; readonly pieces: readonly Piece[] };
type Cluster = { readonly name: string; readonly runs: readonly Run[]; readonly drawn: readonly Piece[] };
type Plan = {
  readonly clusters: readonly Cluster[];
  readonly labeled: readonly LabeledInk[];
  readonly typed: readonly TypedMark[];
};

const DRAWN = 0.99; // the chance that what is drawn around and between numbers is none
const NO_RUNS: ReadonlyMap<string, ReadRun> = new Map();

type State = {
  readonly cache: ScoreCache;
  readonly ink: Neighborhood;
  readonly typed: Map<string, TypedMark>;
  readonly parts: Map<string, Part>;
  readonly stale: Set<string>; // marks that changed and were not read since; more than one update's after a failure
  readonly before: Map<string, Part>; // what the stale marks were read as when last told
  labels: readonly Label[];
};

export function createPage(cache: ScoreCache): Page {
  const state: State = {
    cache,
    ink: createNeighborhood(),
    typed: new Map(),
    parts: new Map(),
    stale: new Set(),
    before: new Map(),
    labels: [],
  };
  const update = async (change: PageChange): Promise<ReadingChange> => {
    const plan = planFor(state, change);
    const known = new Map([...state.before.values()].flatMap((part) => [...part.runs]));
    const made = await readPlan(state, plan, known);
    const told = changeBetween(joined(state.before.values()), joined(made.values()));
    for (const [name, part] of made) state.parts.set(name, part);
    state.stale.clear();
    state.before.clear();
    return told;
  };
  return { update, reading: () => joined(state.parts.values()) };
}

/** Takes the change in and says what is to be read; parts that it concerns move to `before`. */
function planFor(state: State, change: PageChange): Plan {
  const { stale, typed } = state;
  const replaced = [...change.remove, ...change.add.map((mark) => mark.id)];
  for (const id of [...replaced, ...marksOf(differing(state.labels, change.labels))]) stale.add(id);
  for (const id of replaced) typed.delete(id);
  for (const mark of change.add) if (!isInk(mark)) typed.set(mark.id, mark);
  state.cache.forget(replaced);
  const clusters = state.ink.change({ add: change.add.filter(isInk), remove: replaced, touched: [...stale] });
  for (const name of clusters.gone) withdraw(state, `cluster ${name}`);
  for (const id of stale) withdraw(state, `typed ${id}`);
  const concerned = (label: Label) => label.parts.some((part) => stale.has(part.mark));
  for (const label of state.labels) if (concerned(label)) withdraw(state, labelName(label));
  state.labels = change.labels;
  const plan = {
    clusters: clusters.made.map((marks) => ({
      name: `cluster ${marks[0]?.id}`,
      ...runsOfCluster(marks, change.labels),
    })),
    labeled: labeledInk(change.labels.filter(concerned), state.ink.markOf),
    typed: [...stale].flatMap((id) => typed.get(id) ?? []),
  };
  for (const marks of clusters.made) for (const mark of marks) stale.add(mark.id); // should reading them fail
  return plan;
}

async function readPlan(
  { cache, labels }: State,
  plan: Plan,
  known: ReadonlyMap<string, ReadRun>,
): Promise<ReadonlyMap<string, Part>> {
  const fresh = plan.clusters.flatMap((cluster) => cluster.runs).filter((run) => !known.has(run.key));
  const ready = await prepareRuns(
    fresh.map((run) => run.pieces),
    cache,
  );
  const prepared = new Map(fresh.map((run, i) => [run.key, ready[i]]));
  const asked = plan.labeled
    .filter((item) => item.label.text !== null)
    .map((item) => prepareRun(item.pieces));
  await cache.fill(asked.flatMap((run) => run.hypotheses));
  const made = new Map<string, Part>();
  for (const { name, runs, drawn } of plan.clusters) {
    const read = runs.map(({ key }): [string, ReadRun] => {
      const run = prepared.get(key);
      return [key, known.get(key) ?? (run ? decodeRun(run, cache.scores) : { numbers: [], rejected: [] })];
    });
    const whole = together([...read.map(([, run]) => run), { numbers: [], rejected: drawn.map(drawnInk) }]);
    made.set(name, { runs: new Map(read), read: whole });
  }
  for (const item of plan.labeled)
    made.set(labelName(item.label), { runs: NO_RUNS, read: readLabeled(item, cache) });
  for (const mark of plan.typed)
    made.set(`typed ${mark.id}`, { runs: NO_RUNS, read: readTyped(mark, labels) });
  return made;
}

function withdraw({ parts, before }: State, name: string): void {
  const part = parts.get(name);
  if (part) before.set(name, part);
  parts.delete(name);
}

function runsOfCluster(marks: readonly Ink[], labels: readonly Label[]): Omit<Cluster, "name"> {
  const ids = new Set(marks.map((mark) => mark.id));
  const near = labels.filter((label) => label.parts.some((part) => ids.has(part.mark)));
  const { fields, drawn } = fieldsOf(joinResumed(marks.flatMap((mark) => unlabeledPieces(mark, near))));
  const lines = fields.flatMap(linesOf).flatMap(levelsOf).flatMap(runsOf);
  const runs = lines
    .filter((pieces) => !isDash(pieces))
    .map((pieces) => ({ key: pieces.map((piece) => piece.key).join(" "), pieces }));
  return { runs, drawn: [...drawn, ...lines.filter(isDash).flat()] };
}

function drawnInk(piece: Piece): Rejected {
  return { id: idOf([piece]), parts: partsOf([piece]), box: piece.box, p: DRAWN };
}

function readLabeled(item: LabeledInk, cache: ScoreCache): ReadRun {
  const { label, pieces } = item;
  if (label.text !== null) return { numbers: [labeledNumber(item, cache.scores)], rejected: [] };
  const box = pieces.map((piece) => piece.box).reduce(unionOf);
  return {
    numbers: [],
    rejected: [{ id: idOf(pieces), parts: partsOf(pieces), box, p: 1, by: label.author }],
  };
}

function readTyped(mark: TypedMark, labels: readonly Label[]): ReadRun {
  const label = labels.find((other) => other.parts.some((part) => part.mark === mark.id));
  if (label?.text === null) return { numbers: [], rejected: [typedRejected(mark, label)] };
  return { numbers: [typedNumber(mark, label)], rejected: [] };
}

function together(runs: readonly ReadRun[]): ReadRun {
  return {
    numbers: runs.flatMap((run) => run.numbers),
    rejected: runs.flatMap((run) => run.rejected),
  };
}

function joined(parts: Iterable<Part>): Reading {
  const all = together([...parts].map((part) => part.read));
  return readingOf(all.numbers, all.rejected);
}

/** Labels that are in one list only. */
function differing(before: readonly Label[], after: readonly Label[]): readonly Label[] {
  if (before === after) return [];
  const old = new Map(before.map((label) => [labelName(label), label]));
  const now = new Map(after.map((label) => [labelName(label), label]));
  return [
    ...before.filter((label) => !now.has(labelName(label))),
    ...after.filter((label) => !old.has(labelName(label))),
  ];
}

function labelName(label: Label): string {
  return `label ${JSON.stringify([label.seq, label.author, label.text, label.parts])}`;
}

function marksOf(labels: readonly Label[]): readonly string[] {
  return labels.flatMap((label) => label.parts.map((part) => part.mark));
}
