import { enclosuresAmong } from "./enclosures.ts";
import { isFlat, type Piece } from "./piece.ts";
import { rulesAmong, sideOf } from "./rules.ts";

/** Ink that may be read together, and what is drawn around and between it, which is no number. */
export type Fields = {
  readonly fields: readonly (readonly Piece[])[];
  readonly drawn: readonly Piece[];
};

/** Parts a cluster where rules and enclosures do: numerator from denominator, the sum from its terms, what is ringed from what is not. */
export function fieldsOf(pieces: readonly Piece[]): Fields {
  const enclosures = enclosuresAmong(pieces);
  const enclosing = new Set(enclosures.map(({ piece }) => piece));
  const others = pieces.filter((piece) => !enclosing.has(piece));
  const rules = rulesAmong(others);
  if (enclosures.length + rules.length === 0) return { fields: [pieces], drawn: [] };
  const ruling = new Set(rules.map(({ piece }) => piece));
  const fields = new Map<string, Piece[]>();
  for (const piece of others) {
    if (ruling.has(piece)) continue;
    const place = [
      ...rules.map((rule) => sideOf(piece, rule)),
      ...enclosures.map(({ inside }) => (inside.includes(piece) ? 1 : 0)),
    ].join();
    const field = fields.get(place);
    if (field) field.push(piece);
    else fields.set(place, [piece]);
  }
  return { fields: [...fields.values()], drawn: [...enclosing, ...ruling] };
}

/** Whether a run is one flat stroke and nothing else: a minus without its number, a rule whose numbers are yet to come. */
export function isDash([piece, ...others]: readonly Piece[]): boolean {
  return (
    piece !== undefined &&
    others.length === 0 &&
    piece.source.kind === "ink" &&
    piece.whole &&
    isFlat(piece.box)
  );
}
