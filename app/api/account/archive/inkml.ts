import type { Board, InkOnBoard } from "../../../../core/board/board.ts";
import type { Sample } from "../../../../core/ink/sample.ts";
import type { Pen } from "../../../../core/ink/stroke.ts";
import { inkColor } from "../../../board/canvas/palette.ts";
import { xmlText } from "./xml.ts";

/**
 * All ink of a board as W3C InkML (https://www.w3.org/TR/InkML/), piece by piece: a group for each writer, and one for
 * what they erased; in it a trace a stroke, whose points are X, Y in board units, F the pressure of 0 to 1, and T in ms
 * since the trace's `timeOffset`, which counts from the board's first stroke.
 */
export function* inkmlOf(board: Board, names: ReadonlyMap<string, string>): Generator<string> {
  const ink = [...board.marks.values()].filter((mark) => mark.kind === "ink");
  const firstMs = Math.min(...[...ink.map(beganMs), Number.MAX_SAFE_INTEGER]);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<ink xmlns="http://www.w3.org/2003/InkML">\n';
  yield definitions(ink, ink.length === 0 ? 0 : firstMs);
  for (const [, group] of groupsOf(ink)) {
    const [first] = group;
    if (first === undefined) continue;
    yield `  <traceGroup contextRef="#board">\n`;
    const writer = names.get(first.author);
    if (writer !== undefined) yield `    <annotation type="writer">${xmlText(writer)}</annotation>\n`;
    if (first.hidden) yield '    <annotation type="state">erased</annotation>\n';
    for (const mark of group) yield traceOf(mark, firstMs);
    yield "  </traceGroup>\n";
  }
  yield "</ink>\n";
}

function definitions(ink: readonly InkOnBoard[], firstMs: number): string {
  const pens = new Map(ink.map(({ stroke: { pen } }) => [penId(pen), pen]));
  const brushes = [...pens].map(
    ([id, { color, width }]) =>
      `    <brush xml:id="${id}"><brushProperty name="width" value="${width}" units="dev"/><brushProperty name="color" value="${inkColor(color, "light")}"/></brush>\n`,
  );
  const channels = [
    '<channel name="X" type="decimal" units="dev"/>',
    '<channel name="Y" type="decimal" units="dev"/>',
    '<channel name="F" type="decimal" min="0" max="1" units="dev"/>',
    '<channel name="T" type="integer" units="ms"/>',
  ];
  return `  <definitions>
    <traceFormat xml:id="samples">${channels.join("")}</traceFormat>
    <timestamp xml:id="first" time="${firstMs}"/>
    <context xml:id="board" traceFormatRef="#samples" timestampRef="#first"/>
${brushes.join("")}  </definitions>\n`;
}

function groupsOf(ink: readonly InkOnBoard[]): ReadonlyMap<string, readonly InkOnBoard[]> {
  const groups = new Map<string, InkOnBoard[]>();
  for (const mark of ink) {
    const key = `${mark.author} ${mark.hidden}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mark]);
    else group.push(mark);
  }
  return groups;
}

/** An id may begin with what an XML name may not. */
function traceOf(mark: InkOnBoard, firstMs: number): string {
  const { id, stroke } = mark;
  const began = `timeOffset="${beganMs(mark) - firstMs}" duration="${lengthMs(stroke.samples)}"`;
  const points = stroke.samples.map(({ x, y, pressure, t }) => {
    return `${short(x)} ${short(y)} ${pressure.toFixed(3)} ${Math.round(t - (stroke.samples[0]?.t ?? 0))}`;
  });
  return `    <trace xml:id="m${id}" brushRef="#${penId(stroke.pen)}" ${began}>${points.join(", ")}</trace>\n`;
}

/** The log has the time at which a stroke came, which is when it ended. */
function beganMs({ atMs, stroke }: InkOnBoard): number {
  return Math.round(atMs) - lengthMs(stroke.samples);
}

function lengthMs(samples: readonly Sample[]): number {
  return Math.round((samples.at(-1)?.t ?? 0) - (samples[0]?.t ?? 0));
}

function penId({ color, width }: Pen): string {
  return `pen-${color}-${String(width).replace(".", "_")}`;
}

function short(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}
