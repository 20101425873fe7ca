import type { BoardState } from "../boardState.ts";
import type { Keep } from "../keep.ts";
import type { Notices } from "../notices.ts";
import type { Observable } from "../observable.ts";
import type { Tools } from "../tools.ts";
import type { Painter } from "./painter.ts";
import type { Scene } from "./scene.ts";
import type { Viewport } from "./viewport.ts";

/** What the canvas's input needs of the page. */
export type CanvasDeps = {
  readonly root: HTMLElement; // takes the pointers; its corner is the screen's origin
  readonly state: BoardState;
  readonly tools: Observable<Tools>;
  readonly viewport: Observable<Viewport>;
  readonly scene: Scene;
  readonly painter: Painter;
  readonly keep: Keep;
  readonly notices: Notices;
  readonly newId: () => string;
  readonly openNumber: (id: string) => void; // a chip was tapped
};
