import type { Correction } from "../../core/board/corrections.ts";
import { adapt, type Prototype, prototypeOf } from "../../core/reading/adaptation.ts";
import { correctedDigits } from "../../core/reading/correctedDigits.ts";
import type { Glyph } from "../../core/reading/glyph.ts";
import type { Classify } from "../../core/reading/scoreCache.ts";

/** How people write, by what they corrected: their own later ink is read with it, and nobody else's. */
export type Hands = {
  /** What `author` corrected on `board`, in place of what was known of them there. Their ink waits until it has been looked at. */
  readonly learn: (author: string, board: string, corrections: readonly Correction[]) => void;
  readonly forget: (author: string) => void;
  /** As the network says, but for ink that came after a correction by whom it is by. */
  readonly classify: Classify;
};

/** The network's word on glyphs of ink, and what it goes by: rows [n, 11 + features]. */
export type Look = (glyphs: readonly Glyph[]) => Promise<Float32Array>;

type Learnt = { readonly prototype: Prototype; readonly atMs: number };
/** One person's corrections by board, then by id. */
type Person = {
  readonly boards: Map<string, ReadonlyMap<string, readonly Learnt[]>>;
  newest: readonly Learnt[];
  ready: Promise<void>;
};

const CLASSES = 11;
const MOST_PROTOTYPES = 100; // of one person; what they corrected before speaks no more

export function createHands(
  classify: Classify,
  look: Look,
  onProblem: (problem: string) => void = () => undefined,
): Hands {
  const people = new Map<string, Person>();

  const learnt = async ({ id, atMs, text, parts, ink }: Correction): Promise<readonly Learnt[]> => {
    const label = { parts, text, author: id, seq: Number.MAX_SAFE_INTEGER };
    const digits = await correctedDigits(ink, label, classify);
    if (digits.length === 0) return [];
    const rows = rowsOf(await look(digits.map(({ glyph }) => glyph)), digits.length);
    return digits.flatMap(({ digit }, i) => {
      const features = rows[i]?.subarray(CLASSES);
      return features ? [{ prototype: prototypeOf(features, digit), atMs }] : [];
    });
  };
  const take = async (person: Person, board: string, corrections: readonly Correction[]) => {
    const before = person.boards.get(board);
    const now = new Map<string, readonly Learnt[]>();
    for (const each of corrections) now.set(each.id, before?.get(each.id) ?? (await learnt(each)));
    person.boards.set(board, now);
    const all = [...person.boards.values()].flatMap((each) => [...each.values()].flat());
    person.newest = all.sort((a, b) => a.atMs - b.atMs).slice(-MOST_PROTOTYPES);
  };
  const prototypesFor = async ({ hand, trajectory }: Glyph): Promise<readonly Prototype[]> => {
    const person = hand && trajectory && people.get(hand.author);
    if (!hand || !person) return [];
    await person.ready;
    return person.newest.flatMap(({ prototype, atMs }) => (atMs < hand.atMs ? [prototype] : []));
  };
  return {
    learn: (author, board, corrections) => {
      const person = people.get(author) ?? { boards: new Map(), newest: [], ready: Promise.resolve() };
      people.set(author, person);
      person.ready = person.ready
        .then(() => take(person, board, corrections))
        .catch((error) => onProblem(`what ${author} corrected could not be learned: ${error}`));
    },
    forget: (author) => void people.delete(author),
    classify: async (glyphs, keys) => {
      if (!glyphs.some(({ hand }) => hand && people.has(hand.author))) return classify(glyphs, keys);
      return adapted(glyphs, await Promise.all(glyphs.map(prototypesFor)), classify, look);
    },
  };
}

/** Rows [n, 11]: those without prototypes as `classify` says. */
async function adapted(
  glyphs: readonly Glyph[],
  prototypes: readonly (readonly Prototype[])[],
  classify: Classify,
  look: Look,
): Promise<Float32Array> {
  const isOwn = (_: Glyph, i: number) => (prototypes[i]?.length ?? 0) > 0;
  const own = glyphs.filter(isOwn);
  if (own.length === 0) return classify(glyphs);
  const others = glyphs.filter((glyph, i) => !isOwn(glyph, i));
  const [seen, known] = await Promise.all([look(own), others.length > 0 ? classify(others) : null]);
  const seenRows = rowsOf(seen, own.length).values();
  const knownRows = rowsOf(known ?? new Float32Array(), others.length).values();
  const out = new Float32Array(glyphs.length * CLASSES);
  prototypes.forEach((mine, i) => {
    const row = (mine.length > 0 ? seenRows : knownRows).next().value;
    if (row === undefined) return;
    out.set(
      mine.length > 0 ? adapt(row.subarray(0, CLASSES), row.subarray(CLASSES), mine) : row,
      i * CLASSES,
    );
  });
  return out;
}

function rowsOf(values: Float32Array, count: number): readonly Float32Array[] {
  const width = values.length / Math.max(1, count);
  return Array.from({ length: count }, (_, i) => values.subarray(i * width, (i + 1) * width));
}
