import type { Reading } from "../../../core/reading/reading.ts";
import { type HandInk, handInk } from "../../ink/handInk.ts";
import { liveServer } from "../../liveServer.ts";

/** A piece of a board with what the recogniser reads on it. `pens` is the color of each stroke. */
export type Picture = {
  readonly ink: readonly HandInk[];
  readonly pens: readonly number[];
  readonly reading: Reading;
};

export const PICTURE = { width: 360, height: 220 } as const;

type Written = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly pen?: number;
};

const SCENES = {
  live: [
    { text: "407", x: 34, y: 42, height: 62 },
    { text: "8", x: 278, y: 46, height: 54 },
    { text: "35", x: 130, y: 138, height: 56 },
  ],
  doubt: [{ text: "2?", x: 40, y: 64, height: 88 }],
  together: [
    { text: "12", x: 64, y: 38, height: 54, pen: 1 },
    { text: "90", x: 226, y: 62, height: 54, pen: 3 },
    { text: "64", x: 84, y: 142, height: 54, pen: 4 },
  ],
} as const satisfies Record<string, readonly Written[]>;

export type Scene = keyof typeof SCENES;

const kept = new Map<Scene, Promise<Picture>>();

/** Ink with its true reading, read once by the recogniser that is running. Without an answer the ink stands unread. */
export function pictureOf(scene: Scene): Promise<Picture> {
  const known = kept.get(scene);
  if (known !== undefined) return known;
  const drawn = draw(SCENES[scene]);
  const strokes = drawn.ink.map(({ samples }) => samples.map(({ x, y }) => [x, y] as const));
  const picture = liveServer()
    .recognise(strokes)
    .then((reading) => ({ ...drawn, reading }));
  kept.set(scene, picture);
  return picture.catch(() => {
    kept.delete(scene);
    return { ...drawn, reading: { numbers: [], rejected: [] } };
  });
}

function draw(scene: readonly Written[]): Pick<Picture, "ink" | "pens"> {
  const parts = scene.map(({ text, x, y, height, pen = 0 }, i) => {
    const ink = handInk(text, { x, y, height, seed: 10 + 7 * i });
    return { ink, pens: ink.map(() => pen) };
  });
  return { ink: parts.flatMap(({ ink }) => ink), pens: parts.flatMap(({ pens }) => pens) };
}
