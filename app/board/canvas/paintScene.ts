import type { MarkOnBoard } from "../../../core/board/board.ts";
import type { Box } from "../../../core/ink/box.ts";
import { blobPicture } from "./blobPicture.ts";
import { paintTyped } from "./inkSheet.ts";
import { createLivePath } from "./livePath.ts";
import { outlinesOf, trace } from "./outline.ts";
import { paintCursors } from "./paintCursors.ts";
import { ACCENT, inkColor, MUTED, type Scheme } from "./palette.ts";
import type { Scene } from "./scene.ts";
import type { Viewport } from "./viewport.ts";

const HALO_PX = 7;
const FAINT = 0.2;

type Marks = (id: string) => MarkOnBoard | undefined;

/** Paints all that is not confirmed ink. Answers whether something still fades, so that another frame is due. */
export function paintScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: Viewport,
  scheme: Scheme,
  markOf: Marks,
  nowMs: number,
): boolean {
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.zoom, view.zoom);
  paintUnread(context, scene, view, scheme);
  paintOutlined(context, scene, view, scheme, markOf);
  paintErasing(context, scene, scheme);
  paintLive(context, scene, scheme);
  for (const { stroke, path } of scene.own.values()) {
    context.fillStyle = inkColor(stroke.pen.color, scheme);
    path.paint(context, stroke, stroke.predicted);
  }
  context.restore();
  paintEraser(context, scene, scheme);
  return paintCursors(context, scene, view, nowMs);
}

function paintLive(context: CanvasRenderingContext2D, scene: Scene, scheme: Scheme): void {
  for (const name of scene.livePaths.keys()) if (!scene.live.strokes.has(name)) scene.livePaths.delete(name);
  for (const [name, stroke] of scene.live.strokes) {
    const path = scene.livePaths.get(name) ?? createLivePath();
    scene.livePaths.set(name, path);
    context.fillStyle = inkColor(stroke.pen.color, scheme);
    path.paint(context, stroke);
  }
}

function paintErasing(context: CanvasRenderingContext2D, scene: Scene, scheme: Scheme): void {
  context.globalAlpha = FAINT;
  for (const mark of scene.erasing.values()) {
    if (mark.kind === "typed") {
      paintTyped(context, mark.text, mark.box, scheme);
      continue;
    }
    if (mark.kind === "blob") {
      context.drawImage(blobPicture(mark.blob, scheme), mark.box.x, mark.box.y);
      continue;
    }
    if (mark.kind === "image") {
      context.strokeStyle = inkColor(0, scheme);
      context.strokeRect(mark.box.x, mark.box.y, mark.box.w, mark.box.h);
      continue;
    }
    context.fillStyle = inkColor(mark.stroke.pen.color, scheme);
    context.fill(trace(new Path2D(), outlinesOf(mark.stroke)));
  }
  context.globalAlpha = 1;
}

/** A line under ink that nobody could read: said by its dashes, not by color. */
function paintUnread(context: CanvasRenderingContext2D, scene: Scene, view: Viewport, scheme: Scheme): void {
  if (scene.unread.length === 0 || view.zoom < 0.3) return;
  const px = 1 / view.zoom;
  context.strokeStyle = MUTED[scheme];
  context.lineWidth = 1.5 * px;
  context.setLineDash([2 * px, 4 * px]);
  context.beginPath();
  for (const box of scene.unread) {
    context.moveTo(box.x - 2 * px, box.y + box.h + 9 * px);
    context.lineTo(box.x + box.w + 2 * px, box.y + box.h + 9 * px);
  }
  context.stroke();
  context.setLineDash([]);
}

/** A halo around exactly the ink that a number stands for, so that a wrong grouping is seen at once. */
function paintOutlined(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: Viewport,
  scheme: Scheme,
  markOf: Marks,
): void {
  const { outlined } = scene;
  if (outlined === undefined) return;
  context.strokeStyle = ACCENT[scheme];
  context.lineCap = "round";
  context.lineJoin = "round";
  context.globalAlpha = 0.28;
  for (const { mark: id, from = 0, to } of outlined.parts) {
    const mark = markOf(id);
    if (mark?.kind === "blob") paintHalo(context, mark.box, from, to ?? mark.box.w, view.zoom, scheme);
    if (mark?.kind !== "ink") continue;
    const samples = mark.stroke.samples.slice(from, to);
    context.lineWidth = mark.stroke.pen.width * 1.2 + HALO_PX / view.zoom;
    context.beginPath();
    for (const { x, y } of samples) context.lineTo(x, y);
    const first = samples[0];
    if (first !== undefined && samples.length === 1) context.lineTo(first.x + 0.01, first.y);
    context.stroke();
  }
  context.globalAlpha = 1;
  const pad = 8 / view.zoom;
  const { x, y, w, h } = outlined.box;
  context.lineWidth = 1.25 / view.zoom;
  context.beginPath();
  context.roundRect(x - pad, y - pad, w + 2 * pad, h + 2 * pad, 8 / view.zoom);
  context.stroke();
}

/** A blob has no line to follow: its box, or the columns of it that are meant, stand out. */
function paintHalo(
  context: CanvasRenderingContext2D,
  box: Box,
  from: number,
  to: number,
  zoom: number,
  scheme: Scheme,
): void {
  const pad = HALO_PX / 2 / zoom;
  context.fillStyle = ACCENT[scheme];
  context.beginPath();
  context.roundRect(box.x + from - pad, box.y - pad, to - from + 2 * pad, box.h + 2 * pad, pad);
  context.fill();
}

function paintEraser(context: CanvasRenderingContext2D, scene: Scene, scheme: Scheme): void {
  if (scene.eraser === undefined) return;
  const { at, radiusPx } = scene.eraser;
  context.strokeStyle = MUTED[scheme];
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(at.x, at.y, radiusPx, 0, 2 * Math.PI);
  context.stroke();
}
