import Konva from "konva";
import type { Box } from "../../../core/ink/box.ts";
import type { InkSheet, SheetChange } from "./inkSheet.ts";
import type { Scheme } from "./palette.ts";
import { meets } from "./viewport.ts";

const TILE_PX = 512; // device pixels
const KEPT_TILES = 120; // about 120 MB at most; those seen last stay
const BUDGET_MS = 6;
const MARKS_A_LOOK = 8; // painted between two looks at the clock

type Tile = {
  readonly key: string;
  readonly box: Box;
  readonly image: Konva.Image;
  canvas: HTMLCanvasElement | undefined; // what is shown; none while the tile is empty
  draft: Draft | undefined; // what will be, while it is painted
  isStale: boolean;
  seen: number;
};

/** A tile on the way: the marks that are still to be painted, from `next` on. */
type Draft = { readonly canvas: HTMLCanvasElement; readonly ids: string[]; next: number };

/** The confirmed ink as cached pictures of one scale, nodes of a Konva group that lies in board units. */
export class Tiles {
  readonly group = new Konva.Group({ listening: false });
  readonly pxPerUnit: number;
  readonly #sheet: InkSheet;
  readonly #scheme: Scheme;
  readonly #tiles = new Map<string, Tile>();
  #look = 0;

  constructor(sheet: InkSheet, scheme: Scheme, pxPerUnit: number) {
    this.#sheet = sheet;
    this.#scheme = scheme;
    this.pxPerUnit = pxPerUnit;
  }

  /** Paints new ink onto the tiles that it touches, and marks those stale from which ink went away. */
  change({ added, removed }: SheetChange): void {
    for (const tile of this.#tiles.values()) {
      if (!tile.isStale && removed.some((box) => meets(box, tile.box))) tile.isStale = true;
    }
    for (const id of added) {
      const mark = this.#sheet.markOf(id);
      if (mark === undefined) continue;
      for (const tile of this.#tiles.values()) {
        if (!this.#sheet.index.meets(id, tile.box)) continue;
        tile.draft?.ids.push(id);
        // What is not shown yet comes whole, new ink with it.
        if (tile.canvas === undefined && (tile.isStale || tile.draft !== undefined)) continue;
        this.#sheet.paint(this.#shownContextOf(tile), id, this.#scheme);
      }
    }
  }

  /** Brings the tiles of `seen` up to date for at most a few milliseconds. True when all of them are. */
  refresh(seen: Box, nowMs: () => number): boolean {
    this.#look += 1;
    const tiles = this.#within(seen);
    const until = nowMs() + BUDGET_MS;
    let isWhole = true;
    for (const tile of tiles) {
      tile.seen = this.#look;
      if (tile.isStale && nowMs() <= until) this.#begin(tile);
      this.#goOn(tile, () => nowMs() > until);
      if (tile.isStale || tile.draft !== undefined) isWhole = false;
    }
    this.#forgetOldest();
    return isWhole;
  }

  destroy(): void {
    for (const tile of this.#tiles.values()) release(tile);
    this.#tiles.clear();
    this.group.destroy();
  }

  #within(seen: Box): readonly Tile[] {
    const side = TILE_PX / this.pxPerUnit;
    const tiles: Tile[] = [];
    for (let row = Math.floor(seen.y / side); row * side < seen.y + seen.h; row++) {
      for (let column = Math.floor(seen.x / side); column * side < seen.x + seen.w; column++) {
        tiles.push(this.#tileAt(column, row, side));
      }
    }
    return tiles;
  }

  #tileAt(column: number, row: number, side: number): Tile {
    const key = `${column}:${row}`;
    const known = this.#tiles.get(key);
    if (known !== undefined) return known;
    const box = { x: column * side, y: row * side, w: side, h: side };
    const image = new Konva.Image({
      image: undefined,
      x: box.x,
      y: box.y,
      width: side,
      height: side,
      listening: false,
      perfectDrawEnabled: false,
      visible: false,
    });
    this.group.add(image);
    const tile: Tile = {
      key,
      box,
      image,
      canvas: undefined,
      draft: undefined,
      isStale: true,
      seen: this.#look,
    };
    this.#tiles.set(key, tile);
    return tile;
  }

  #begin(tile: Tile): void {
    tile.isStale = false;
    drop(tile.draft?.canvas);
    tile.draft = undefined;
    const ids = [...this.#sheet.index.within(tile.box)];
    if (ids.length === 0) release(tile);
    else tile.draft = { canvas: this.#newCanvas(tile), ids, next: 0 };
  }

  /** Paints until the time is over; what is whole takes the place of what was shown before. */
  #goOn(tile: Tile, isOver: () => boolean): void {
    const { draft } = tile;
    if (draft === undefined) return;
    const context = contextOf(draft.canvas);
    while (draft.next < draft.ids.length) {
      if (isOver()) return;
      for (const id of draft.ids.slice(draft.next, draft.next + MARKS_A_LOOK))
        this.#sheet.paint(context, id, this.#scheme);
      draft.next += MARKS_A_LOOK;
    }
    tile.draft = undefined;
    this.#show(tile, draft.canvas);
  }

  #shownContextOf(tile: Tile): CanvasRenderingContext2D {
    if (tile.canvas === undefined) this.#show(tile, this.#newCanvas(tile));
    if (tile.canvas === undefined) throw new Error("the tile has a canvas now");
    return contextOf(tile.canvas);
  }

  #show(tile: Tile, canvas: HTMLCanvasElement): void {
    drop(tile.canvas);
    tile.canvas = canvas;
    tile.image.image(canvas);
    tile.image.visible(true);
  }

  #newCanvas({ box }: Tile): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    canvas.width = TILE_PX;
    canvas.height = TILE_PX;
    const scale = this.pxPerUnit;
    contextOf(canvas).setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
    return canvas;
  }

  #forgetOldest(): void {
    if (this.#tiles.size <= KEPT_TILES) return;
    const oldest = [...this.#tiles.values()].sort((a, b) => a.seen - b.seen);
    for (const tile of oldest.slice(0, this.#tiles.size - KEPT_TILES)) {
      if (tile.seen === this.#look) return;
      release(tile);
      tile.image.destroy();
      this.#tiles.delete(tile.key);
    }
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser draws no canvas");
  return context;
}

function release(tile: Tile): void {
  tile.image.visible(false);
  drop(tile.canvas);
  drop(tile.draft?.canvas);
  tile.canvas = undefined;
  tile.draft = undefined;
}

/** Gives the pixels back at once: Safari keeps canvases that are merely dropped. */
function drop(canvas: HTMLCanvasElement | undefined): void {
  if (canvas === undefined) return;
  canvas.width = 0;
  canvas.height = 0;
}
