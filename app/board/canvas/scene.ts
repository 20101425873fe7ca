import type { MarkOnBoard } from "../../../core/board/board.ts";
import type { Box } from "../../../core/ink/box.ts";
import type { Part } from "../../../core/reading/reading.ts";
import type { LiveInk } from "../liveInk.ts";
import type { LivePath } from "./livePath.ts";
import type { OwnStroke } from "./ownStroke.ts";
import type { Point } from "./viewport.ts";

/** Ink of a number that is pointed at, and where it stands. */
export type Outlined = { readonly box: Box; readonly parts: readonly Part[] };

/** What lies over the confirmed ink and changes by the frame. The canvas fills it in, the painter draws it. */
export type Scene = {
  readonly own: Map<number, { stroke: OwnStroke; readonly path: LivePath }>; // by pointer id
  readonly erasing: Map<string, MarkOnBoard>; // shown faint until the eraser is lifted
  readonly live: LiveInk;
  readonly livePaths: Map<string, LivePath>;
  eraser: { readonly at: Point; readonly radiusPx: number } | undefined; // screen px
  outlined: Outlined | undefined;
  unread: readonly Box[];
  nameOf: (peer: number) => { readonly name: string; readonly color: string } | undefined;
};

export function emptyScene(live: LiveInk): Scene {
  return {
    own: new Map(),
    erasing: new Map(),
    live,
    livePaths: new Map(),
    eraser: undefined,
    outlined: undefined,
    unread: [],
    nameOf: () => undefined,
  };
}
