import { type Drawn, outlinesOf } from "../board/canvas/outline.ts";

/** The stroke's outline as SVG path data in board units: the same shape that the canvas fills. */
export function svgPathOf(stroke: Drawn): string {
  return outlinesOf(stroke).map(closedPath).join("");
}

/** Through the middles of the outline's edges, so that its corners are round. */
function closedPath(outline: readonly (readonly [number, number])[]): string {
  const first = outline[0];
  const last = outline.at(-1);
  if (first === undefined || last === undefined) return "";
  const curves = outline.map(([x, y], i) => {
    const [nextX, nextY] = outline[i + 1] ?? first;
    return `Q${short(x)} ${short(y)} ${short((x + nextX) / 2)} ${short((y + nextY) / 2)}`;
  });
  return `M${short((last[0] + first[0]) / 2)} ${short((last[1] + first[1]) / 2)}${curves.join("")}Z`;
}

function short(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}
