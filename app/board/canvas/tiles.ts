import Konva from "konva";
import type { Box } from "../../../core/ink/box.ts";
import type { InkSheet, SheetChange } from "./inkSheet.ts";
import type { Scheme } from "./palette.ts";
import { meets } from "./viewport.ts";

const TILE_PX = 512; // device pixels
const KEPT_TILES = 120; // about 120 MB at most; those seen last stay
const BUDGET_MS = 6;

type Tile = {
  readonly key: string;
  readonly box: Box;
  readonly image: Konva.Image;
  canvas: HTMLCanvasElement | undefined; // none while the tile is empty
  isStale: boolean;
  seen: number;
};

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
        if (tile.isStale || !this.#sheet.index.meets(id, tile.box)) continue;
        this.#sheet.paint(this.#contextOf(tile), id, this.#scheme);
      }
    }
  }

  /** Brings the tiles of `seen` up to date for at most a few milliseconds. True when all of them are. */
  refresh(seen: Box, nowMs: () => number): boolean {
    this.#look += 1;
    const until = nowMs() + BUDGET_MS;
    let isWhole = true;
    for (const tile of this.#within(seen)) {
      tile.seen = this.#look;
      if (!tile.isStale) continue;
      if (nowMs() > until) isWhole = false;
      else this.#repaint(tile);
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
    const tile: Tile = { key, box, image, canvas: undefined, isStale: true, seen: this.#look };
    this.#tiles.set(key, tile);
    return tile;
  }

  #repaint(tile: Tile): void {
    tile.isStale = false;
    const ids = this.#sheet.index.within(tile.box);
    if (ids.length === 0) {
      release(tile);
      return;
    }
    const context = this.#contextOf(tile);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, TILE_PX, TILE_PX);
    context.restore();
    for (const id of ids) this.#sheet.paint(context, id, this.#scheme);
  }

  #contextOf(tile: Tile): CanvasRenderingContext2D {
    const canvas = tile.canvas ?? document.createElement("canvas");
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser draws no canvas");
    if (tile.canvas === undefined) {
      tile.canvas = canvas;
      canvas.width = TILE_PX;
      canvas.height = TILE_PX;
      const scale = this.pxPerUnit;
      context.setTransform(scale, 0, 0, scale, -tile.box.x * scale, -tile.box.y * scale);
      tile.image.image(canvas);
      tile.image.visible(true);
    }
    return context;
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

/** Gives the pixels back at once: Safari keeps canvases that are merely dropped. */
function release(tile: Tile): void {
  if (tile.canvas === undefined) return;
  tile.image.visible(false);
  tile.canvas.width = 0;
  tile.canvas.height = 0;
  tile.canvas = undefined;
}
