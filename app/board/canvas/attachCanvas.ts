import type Konva from "konva";
import type { BoardPage } from "../boardPage.ts";
import { partsOf } from "../corrections.ts";
import { Painter } from "./painter.ts";
import { personColor } from "./palette.ts";
import { PointerInput } from "./pointerInput.ts";
import { emptyScene, type Scene } from "./scene.ts";

export type AttachedCanvas = {
  readonly painter: Painter;
  readonly input: PointerInput;
  readonly detach: () => void;
};

/** Brings the two layers to life: what the board, the others and this person's pointers do is drawn as it happens. */
export function attachCanvas(
  root: HTMLElement,
  paper: Konva.Layer,
  above: Konva.Layer,
  page: BoardPage,
): AttachedCanvas {
  const { state, selection, tools, viewport, keep, notices, newId } = page;
  const scene = emptyScene(state.live);
  const painter = new Painter(paper, above, scene, page.boardId);
  const input = new PointerInput({
    root,
    state,
    tools,
    viewport,
    scene,
    painter,
    keep,
    notices,
    newId,
    openNumber: (id) => selection.set({ pointed: id, open: { id, from: "chip" } }),
  });
  scene.nameOf = (peer) => nameOf(page, peer);
  state.live.onChange(() => painter.sceneChanged());
  const ends = [
    state.view.subscribe(followBoard(page, painter, input, scene)),
    selection.subscribe(() => followSelection(page, painter, scene)),
    input.attach(),
  ];
  painter.showMarks(state.view.get().board.marks);
  return {
    painter,
    input,
    detach: () => {
      for (const end of ends) end();
      painter.destroy();
    },
  };
}

function followBoard(page: BoardPage, painter: Painter, input: PointerInput, scene: Scene): () => void {
  let before = page.state.view.get();
  return () => {
    const now = page.state.view.get();
    if (now.board !== before.board) painter.showMarks(now.board.marks);
    if (now.status.isJoined && !before.status.isJoined) input.writing.frames.sendAllAgain();
    if (now.reading !== before.reading) {
      scene.unread = now.reading.rejected.filter(({ by }) => by === undefined).map(({ box }) => box);
      followSelection(page, painter, scene);
      painter.sceneChanged();
    }
    before = now;
  };
}

function followSelection({ state, selection }: BoardPage, painter: Painter, scene: Scene): void {
  const { pointed, open } = selection.get();
  const id = pointed ?? open?.id;
  const { numbers, rejected } = state.view.get().reading;
  const number = numbers.find((each) => each.id === id);
  const unread = rejected.find((each) => each.id === id);
  const next = number === undefined ? unread : { box: number.box, parts: partsOf(number) };
  if (next === undefined && scene.outlined === undefined) return;
  scene.outlined = next;
  painter.sceneChanged();
}

function nameOf({ state }: BoardPage, peer: number): { name: string; color: string } | undefined {
  const { peers, names, you } = state.view.get();
  const user = peers.find((each) => each.peer === peer)?.user;
  if (user === undefined || peer === you) return undefined;
  return { name: names[user] ?? "Someone", color: personColor(user) };
}
