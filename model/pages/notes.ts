import { type Box, unionOf } from "../../core/ink/box.ts";
import type { Random } from "../augment/random.ts";
import type { InkItem } from "../data/ink.ts";
import { extentOf } from "../strings/made.ts";
import type { MixedPage } from "./mixedPage.ts";
import { onPaper, placed, sized, strokesSvg } from "./writing.ts";

const NOTES =
  "12 kg|3x + 5 = 20|x = 7|25 m|7 km|n = 14|2a + 3|40 %|A 4|4 + 3 = 7|16 ct|90 h|Test 3|37 C|5 cm|8 x 6|1 + 2|100 euro|50 mm|30 pt|T 18".split(
    "|",
  );
const HIGH_PX = [34, 80] as const;
const PEN = [0.05, 0.11] as const; // of the height
const LOW = /[acemnruvwx+=%]/; // characters of about half the height
const MIDDLE = /[+=]/; // and those that stand off the line
const LOW_SHARE = 0.6;
const MARGIN = 30;
const BLANK = [0.4, 0.7] as const; // of the height, between words
const GAP = [0.12, 0.32] as const; // and within
const UNEVEN = [-0.08, 0.08] as const; // by which a character stands off the line

/**
 * A note by hand of numbers among letters and signs, as people write them: `12 kg`, `3x + 5 = 20`; or closed up, `12kg`. `byHand` are the
 * characters of writers who may be taken for one, the first that has a character writes it; without any it is left out.
 */
export async function drawNote(byHand: readonly (readonly InkItem[])[], random: Random): Promise<MixedPage> {
  const note = random.pick(NOTES);
  const text = random.chance(0.5) ? note : note.replaceAll(" ", "");
  const high = random.uniform(...HIGH_PX);
  const pen = random.uniform(...PEN) * high;
  const numbers: { text: string; box: Box }[] = [];
  let svg = "";
  let x = MARGIN;
  let before = "";
  const used = new Set<InkItem>();
  for (const character of text) {
    const item = itemOf(character, byHand, used, random);
    if (!item) {
      x += character === " " ? random.uniform(...BLANK) * high : 0;
      before = character;
      continue;
    }
    used.add(item);
    const size = high * (LOW.test(character) ? LOW_SHARE : 1) * random.uniform(0.88, 1.12);
    const { scale, wide } = sized(item.strokes, size);
    const h = extentOf(item.strokes).h * scale;
    const foot = MARGIN + high * (1 + random.uniform(...UNEVEN));
    const y = MIDDLE.test(character) ? foot - high / 2 - h / 2 : foot - h;
    svg += strokesSvg(placed(item.strokes, x, y, scale), "#16161c", pen);
    if (/\d/.test(character)) {
      const box = { x, y, w: wide, h };
      const open = /\d/.test(before) ? numbers.at(-1) : undefined;
      if (open) Object.assign(open, { text: open.text + character, box: unionOf(open.box, box) });
      else numbers.push({ text: character, box });
    }
    before = character;
    x += wide + random.uniform(...GAP) * high;
  }
  const file = await onPaper(
    svg,
    { w: Math.ceil(x + MARGIN), h: Math.ceil(1.3 * high + 2 * MARGIN) },
    random,
  );
  return { file, numbers, printed: [] };
}

/** One that was not taken before: nobody writes a character twice the same. */
function itemOf(
  character: string,
  byHand: readonly (readonly InkItem[])[],
  used: ReadonlySet<InkItem>,
  random: Random,
): InkItem | undefined {
  for (const items of byHand) {
    const own = items.filter((item) => item.text === character && !used.has(item));
    if (own.length > 0) return random.pick(own);
  }
  return undefined;
}
