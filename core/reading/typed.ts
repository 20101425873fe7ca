import type { Label, NumberReading, Rejected, TypedMark } from "./reading.ts";

/** A number as it was typed, or as a label says it should read: its characters share the mark's box evenly. */
export function typedNumber(mark: TypedMark, label?: Label): NumberReading {
  const text = label?.text ?? mark.text;
  const parts = [{ mark: mark.id }];
  const width = mark.box.w / Math.max(1, text.length);
  const boxAt = (i: number) => ({ ...mark.box, x: mark.box.x + i * width, w: width });
  const characters = [...text].map((character, i) => ({ character, box: boxAt(i) }));
  return {
    id: mark.id,
    text,
    p: 1,
    candidates: [{ text, p: 1 }],
    box: mark.box,
    digits: characters
      .filter(({ character }) => /\d/.test(character))
      .map(({ character, box }) => ({
        text: character,
        p: 1,
        candidates: [{ text: character, p: 1 }],
        box,
        parts,
      })),
    signs: characters.flatMap(({ character, box }) =>
      character === "." || character === "-" || character === "," ? [{ text: character, box, parts }] : [],
    ),
    segmentations: [],
    by: label?.author ?? mark.author,
  };
}

/** A typed mark that a person said is no number. */
export function typedRejected(mark: TypedMark, label: Label): Rejected {
  return { id: mark.id, parts: [{ mark: mark.id }], box: mark.box, p: 1, by: label.author };
}
