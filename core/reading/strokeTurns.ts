type Point = { readonly x: number; readonly y: number };

/** Indices where a coordinate turns from falling to rising or back, with at least `rise` on both sides. */
export function turnsOf(values: readonly number[], rise: number): readonly number[] {
  const turns: number[] = [];
  let least = 0;
  let most = 0;
  let direction = 0;
  for (let i = 1; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < (values[least] ?? 0)) least = i;
    if (value > (values[most] ?? 0)) most = i;
    if (direction >= 0 && (values[most] ?? 0) - value >= rise) {
      turns.push(most);
      direction = -1;
      least = i;
    } else if (direction <= 0 && value - (values[least] ?? 0) >= rise) {
      turns.push(least);
      direction = 1;
      most = i;
    }
  }
  return turns.filter((at) => at > 0 && at < values.length - 1);
}

/** Indices where the way in and the way out, each `reach` long, make a corner, as where a pen goes on to the next digit; of each bend the sharpest. */
export function cornersOf(
  points: readonly Point[],
  travel: readonly number[],
  reach: number,
  sharpest: number,
): readonly number[] {
  const cosines = points.map((point, i) => {
    const from = points[indexAt(travel, (travel[i] ?? 0) - reach, i, -1)] ?? point;
    const to = points[indexAt(travel, (travel[i] ?? 0) + reach, i, 1)] ?? point;
    const [ax, ay, bx, by] = [point.x - from.x, point.y - from.y, to.x - point.x, to.y - point.y];
    const size = Math.hypot(ax, ay) * Math.hypot(bx, by);
    return size > 0 ? (ax * bx + ay * by) / size : 1;
  });
  return cosines.flatMap((cosine, i) => {
    const isLeast = cosine <= (cosines[i - 1] ?? 1) && cosine < (cosines[i + 1] ?? 1);
    return cosine < sharpest && isLeast ? [i] : [];
  });
}

/** The first index from `from` on, stepping by `step`, whose travel lies at or beyond `goal`. */
function indexAt(travel: readonly number[], goal: number, from: number, step: 1 | -1): number {
  let at = from;
  while (at + step >= 0 && at + step < travel.length && ((travel[at] ?? 0) - goal) * step < 0) at += step;
  return at;
}

/** Indices where straight lines that stray at most `stray` from the points bend (Ramer 1972, Douglas & Peucker 1973), the ends left out. */
export function bendsOf(points: readonly Point[], stray: number): readonly number[] {
  const bends: number[] = [];
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const { at, far } = farthest(points, from, to);
    if (far <= stray) continue;
    bends.push(at);
    open.push([from, at], [at, to]);
  }
  return bends.sort((a, b) => a - b);
}

function farthest(points: readonly Point[], from: number, to: number): { at: number; far: number } {
  const [a, b] = [points[from], points[to]];
  let [at, far] = [from, 0];
  if (!a || !b) return { at, far };
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  for (let i = from + 1; i < to; i++) {
    const p = points[i];
    if (!p) continue;
    const off =
      length > 0
        ? Math.abs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / length
        : Math.hypot(p.x - a.x, p.y - a.y);
    if (off > far) [at, far] = [i, off];
  }
  return { at, far };
}
