import type { BlobMark, Reading } from "../../core/reading/reading.ts";
import { evidenceOfPrint, lettersOf, oddsOfPrint } from "./printedWord.ts";
import { LETTER_GAP, ROW_GAP, rowsOf } from "./rows.ts";
import { isCircle, isSlender, likeness, type Shape, shapeOf } from "./shape.ts";

const ALIKE = 0.95; // correlation of two copies of one letter; a tenth of a hand's digits have one that is as like
const SIZE = 0.06; // of its width and height, by which copies of a letter differ, and of a pixel at least
const LEAST_HEIGHT = 6; // pixels; less shows no shape
const ROW_LEAST = 8; // marks that tell
const ROW_TWINS = 0.35; // of the marks that tell
const LETTERS = 0.15; // of a row's marks that are read as no digit; fewer are signs between printed numbers
const WORD_LEAST = 2; // letters; one alone stands on no line
const SURE_OF_PRINT = 1.75; // log odds
const SURE_THOUGH_READ = 4; // and of a word each mark of which is read as one digit
const UNEVEN = 0.8; // of a word's height; printed digits are all about as high, small letters are not
const TURNED = 0.65; // likeness to itself turned: S and Z, and no 5 or 2 of type

/** What marks are read as: the digits that each is a part of, none where it is refused. */
type Read = ReadonlyMap<string, readonly string[]>;

/** The ids of marks that are printed text: letters such as o, l and S look like digits to any network. */
export function printedText(reading: Reading, marks: readonly BlobMark[]): ReadonlySet<string> {
  const shaped = marks.filter(({ box }) => box.h >= LEAST_HEIGHT);
  if (shaped.length < WORD_LEAST) return new Set();
  const shapes = new Map(shaped.map((mark) => [mark.id, shapeOf(mark)]));
  const twins = twinsOf(shaped, shapes);
  const read = readAs(reading);
  const oddsOf = (letters: readonly BlobMark[]) => oddsOfPrint(evidenceOfPrint(letters, shapes, twins));
  const isText = (word: readonly BlobMark[]) => {
    const letters = lettersOf(word);
    if (letters.length < WORD_LEAST || areDigits(letters, shapes, read)) return false;
    const isRead = letters.every(({ id }) => read.get(id)?.length === 1);
    return oddsOf(letters) > (isRead ? SURE_THOUGH_READ : SURE_OF_PRINT);
  };
  /** In a row of print: not what is written beside it. */
  const isOfType = (word: readonly BlobMark[]) => {
    const letters = lettersOf(word);
    return letters.length < WORD_LEAST ? letters.some(({ id }) => twins.has(id)) : oddsOf(letters) > 0;
  };
  const text = rowsOf(shaped, ROW_GAP).flatMap((row) => {
    const refused = row.filter(({ id }) => !read.has(id));
    if (refused.length >= LETTERS * row.length && isPrintedRow(row, twins)) return row;
    return rowsOf(row, LETTER_GAP)
      .filter(isText(row) ? isOfType : isText)
      .flat();
  });
  return new Set(text.map(({ id }) => id));
}

/** Whether most of the marks side by side have a twin somewhere in the image: a line of print. */
function isPrintedRow(row: readonly BlobMark[], twins: ReadonlySet<string>): boolean {
  const told = row.filter(({ box }) => !isSlender(box));
  return told.length >= ROW_LEAST && told.filter(({ id }) => twins.has(id)).length >= ROW_TWINS * told.length;
}

function readAs({ numbers }: Reading): Read {
  const read = new Map<string, string[]>();
  for (const { text, parts } of numbers.flatMap(({ digits }) => digits))
    for (const { mark } of parts) read.set(mark, [...(read.get(mark) ?? []), text]);
  return read;
}

/** Whether all of a printed word may be digits: each a mark of its own, as high as the others, and shaped as that digit is. */
function areDigits(letters: readonly BlobMark[], shapes: ReadonlyMap<string, Shape>, read: Read): boolean {
  const highest = Math.max(...letters.map(({ box }) => box.h));
  return letters.every((mark) => {
    const shape = shapes.get(mark.id);
    const [text, ...others] = read.get(mark.id) ?? [];
    if (!shape || text === undefined || others.length > 0 || mark.box.h < UNEVEN * highest) return false;
    return !isLetter(text, mark, shape);
  });
}

/** Whether what is read as a digit is shaped as a letter is in print: o, S or Z. */
function isLetter(text: string, { box }: BlobMark, shape: Shape): boolean {
  if (text === "0") return isCircle(box, shape);
  return (text === "2" || text === "5") && shape.turned > TURNED;
}

/** The ids of marks that look the same as another one: type has one shape for each letter, a hand has not. Bars do not tell. */
export function twinsOf(marks: readonly BlobMark[], shapes: ReadonlyMap<string, Shape>): ReadonlySet<string> {
  const seen = marks
    .filter(({ box }) => !isSlender(box))
    .flatMap(({ id, box }) => ({ id, box, small: shapes.get(id)?.small ?? new Float32Array() }))
    .sort((a, b) => a.box.h - b.box.h);
  const twins = new Set<string>();
  seen.forEach((a, i) => {
    for (let j = i + 1; j < seen.length; j++) {
      const b = seen[j];
      if (!b || b.box.h - a.box.h > reachOf(a.box.h)) break;
      if (Math.abs(a.box.w - b.box.w) > reachOf(a.box.w) || (twins.has(a.id) && twins.has(b.id))) continue;
      if (likeness(a.small, b.small) >= ALIKE) twins.add(a.id).add(b.id);
    }
  });
  return twins;
}

function reachOf(size: number): number {
  return Math.max(1, SIZE * size);
}
