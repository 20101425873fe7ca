import Konva from "konva";
import type { MarkOnBoard } from "../../../core/board/board.ts";
import { paintGrid } from "./dotGrid.ts";
import { createInkSheet } from "./inkSheet.ts";
import { paintScene } from "./paintScene.ts";
import { PAPER, type Scheme } from "./palette.ts";
import { createPictures, type Pictures } from "./pictures.ts";
import type { Scene } from "./scene.ts";
import { Tiles } from "./tiles.ts";
import { HOME, onPixels, REST_MS, type Size, seenBox, type Viewport } from "./viewport.ts";

const FADE_STEP_MS = 200;

Konva.autoDrawEnabled = false; // this file says when a layer is drawn

/** Draws the board into two Konva layers: paper with cached ink, and above it all that moves. */
export class Painter {
  readonly sheet = createInkSheet();
  readonly #scene: Scene;
  readonly #pictures: Pictures;
  readonly #paper: Konva.Layer;
  readonly #above: Konva.Layer;
  #tiles: Tiles;
  #old: Tiles | undefined; // shown scaled until the new ones are whole
  #view: Viewport = HOME;
  #size: Size = { width: 0, height: 0 };
  #pixelRatio = 1;
  #scheme: Scheme = "light";
  #frame = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #isPaperDue = true;
  #isAboveDue = true;
  #fade: ReturnType<typeof setTimeout> | undefined;

  constructor(paper: Konva.Layer, above: Konva.Layer, scene: Scene, boardId: string) {
    this.#pictures = createPictures(boardId, () => this.#due({ paper: true }));
    this.#paper = paper;
    this.#above = above;
    this.#scene = scene;
    paper.add(
      new Konva.Shape({ listening: false, sceneFunc: (context) => this.#paintPaper(context._context) }),
    );
    above.add(
      new Konva.Shape({ listening: false, sceneFunc: (context) => this.#paintAbove(context._context) }),
    );
    this.#tiles = new Tiles(this.sheet, this.#scheme, 1);
    paper.add(this.#tiles.group);
  }

  showMarks(marks: ReadonlyMap<string, MarkOnBoard>): void {
    const { erasing } = this.#scene;
    const shown = erasing.size === 0 ? marks : withoutMarks(marks, erasing);
    const change = this.sheet.update(shown);
    if (change.added.length === 0 && change.removed.length === 0 && !change.hasImage) return;
    this.#tiles.change(change);
    this.#old?.change(change);
    this.#due({ paper: true });
  }

  showView(view: Viewport, size: Size, pixelRatio: number): void {
    if (pixelRatio !== this.#pixelRatio) {
      for (const layer of [this.#paper, this.#above]) layer.getCanvas().setPixelRatio(pixelRatio);
    }
    this.#pixelRatio = pixelRatio;
    this.#view = onPixels(view, pixelRatio);
    this.#size = size;
    if (this.#wantedScale() !== this.#tiles.pxPerUnit) {
      clearTimeout(this.#settle);
      this.#settle = setTimeout(() => this.#renewTiles(), REST_MS);
    }
    this.#due({ paper: true, above: true });
  }

  showScheme(scheme: Scheme): void {
    if (scheme === this.#scheme) return;
    this.#scheme = scheme;
    this.#renewTiles();
    this.#old?.destroy();
    this.#old = undefined;
    this.#due({ paper: true, above: true });
  }

  /** Something in the scene changed: draw it with the next frame. */
  sceneChanged(): void {
    this.#due({ above: true });
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settle);
    clearTimeout(this.#fade);
    this.#tiles.destroy();
    this.#old?.destroy();
  }

  #wantedScale(): number {
    return this.#view.zoom * this.#pixelRatio;
  }

  #renewTiles(): void {
    if (this.#old === undefined) this.#old = this.#tiles;
    else this.#tiles.destroy();
    this.#tiles = new Tiles(this.sheet, this.#scheme, this.#wantedScale());
    this.#tiles.group.visible(false);
    this.#paper.add(this.#tiles.group);
    this.#due({ paper: true });
  }

  #due({ paper = false, above = false }: { readonly paper?: boolean; readonly above?: boolean }): void {
    this.#isPaperDue ||= paper;
    this.#isAboveDue ||= above;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#size.width === 0) return;
    const isPaperDue = this.#isPaperDue;
    this.#isPaperDue = false;
    if (isPaperDue) {
      const isWhole = this.#tiles.refresh(seenBox(this.#view, this.#size), () => performance.now());
      if (isWhole || this.#old === undefined) {
        this.#old?.destroy();
        this.#old = undefined;
        this.#tiles.group.visible(true);
      }
      for (const tiles of [this.#old, this.#tiles]) {
        tiles?.group.setAttrs({
          x: this.#view.x,
          y: this.#view.y,
          scaleX: this.#view.zoom,
          scaleY: this.#view.zoom,
        });
      }
      this.#paper.draw();
      if (!isWhole) this.#due({ paper: true });
    }
    if (this.#isAboveDue) {
      this.#isAboveDue = false;
      this.#above.draw();
    }
  }

  #paintPaper(context: CanvasRenderingContext2D): void {
    context.fillStyle = PAPER[this.#scheme];
    context.fillRect(0, 0, this.#size.width, this.#size.height);
    paintGrid(context, this.#view, this.#size, this.#scheme);
    this.#pictures.paint(context, this.sheet.images(), this.#view, this.#scheme);
  }

  #paintAbove(context: CanvasRenderingContext2D): void {
    const markOf = this.sheet.markOf;
    const fades = paintScene(context, this.#scene, this.#view, this.#scheme, markOf, Date.now());
    clearTimeout(this.#fade);
    if (fades) this.#fade = setTimeout(() => this.#due({ above: true }), FADE_STEP_MS);
  }
}

function withoutMarks(
  marks: ReadonlyMap<string, MarkOnBoard>,
  without: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, MarkOnBoard> {
  const rest = new Map(marks);
  for (const id of without.keys()) rest.delete(id);
  return rest;
}
