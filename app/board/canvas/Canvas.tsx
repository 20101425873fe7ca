import type Konva from "konva";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Layer, Stage } from "react-konva";
import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";
import { useScheme } from "../useScheme.ts";
import { type AttachedCanvas, attachCanvas } from "./attachCanvas.ts";
import { Chips } from "./Chips.tsx";
import { EmptyLine } from "./EmptyLine.tsx";
import { penCursor } from "./penCursor.ts";
import { useStageSize } from "./useStageSize.ts";

/** The paper: it fills the window, behind everything else. */
export function Canvas() {
  const page = useBoardPage();
  const root = useRef<HTMLDivElement>(null);
  const paper = useRef<Konva.Layer>(null);
  const above = useRef<Konva.Layer>(null);
  const [canvas, setCanvas] = useState<AttachedCanvas>();
  const { width, height, pixelRatio } = useStageSize(root);
  const viewport = useObserved(page.viewport, (view) => view);
  const scheme = useScheme();
  const size = useMemo(() => ({ width, height }), [width, height]);
  const isReady = width > 0;

  useEffect(() => {
    if (!isReady || root.current === null || paper.current === null || above.current === null) return;
    const attached = attachCanvas(root.current, paper.current, above.current, page);
    page.window.lastAt = () => attached.input.lastAt;
    page.window.holdSpace = (isHeld) => {
      attached.input.isSpaceHeld = isHeld;
      root.current?.toggleAttribute("data-grab", isHeld);
    };
    setCanvas(attached);
    return () => {
      setCanvas(undefined);
      attached.detach();
    };
  }, [page, isReady]);

  useLayoutEffect(() => {
    canvas?.painter.showScheme(scheme);
    canvas?.painter.showView(viewport, size, pixelRatio);
  }, [canvas, scheme, viewport, size, pixelRatio]);

  return (
    <div ref={root} className="board-stage" tabIndex={-1} style={{ cursor: useCursor() }}>
      {isReady && (
        <Stage width={width} height={height} listening={false}>
          <Layer ref={paper} listening={false} />
          <Layer ref={above} listening={false} />
        </Stage>
      )}
      <EmptyLine />
      <Chips size={size} sheet={canvas?.painter.sheet} />
    </div>
  );
}

function useCursor(): string {
  const { tools, viewport, state } = useBoardPage();
  const { tool, pen } = useObserved(tools, (each) => each);
  const zoom = useObserved(viewport, (view) => view.zoom);
  const mayWrite = useObserved(state.view, (view) => view.may.write);
  const scheme = useScheme();
  if (!mayWrite) return "default";
  return tool === "eraser" ? "none" : penCursor(pen, zoom, scheme);
}
