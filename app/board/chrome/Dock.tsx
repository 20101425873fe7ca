import { Eraser, Hand, ImageUp, ListOrdered, Pen, PenLine, Redo2, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { useBoardPage } from "../boardPage.ts";
import { chooseImages } from "../images/chooseImages.ts";
import { changeTools } from "../tools.ts";
import { useObserved } from "../useObserved.ts";
import { ClearDialog } from "./ClearDialog.tsx";
import { PenChoices } from "./PenChoices.tsx";
import { PenMenu } from "./PenMenu.tsx";
import { ToolButton } from "./ToolButton.tsx";

/** The tools: beside the paper where there is room, within the thumb's reach on a phone. */
export function Dock() {
  const page = useBoardPage();
  const { tools, state } = page;
  const { tool, isPanelOpen, penSeen, fingersDraw } = useObserved(tools, (each) => each);
  const mayWrite = useObserved(state.view, ({ may }) => may.write);
  const [isClearing, setClearing] = useState(false);
  const take = (next: "pen" | "eraser") => () => changeTools(tools, { tool: next });
  return (
    <div role="toolbar" aria-label="Tools" className="board-dock board-float">
      <ToolButton
        name="Pen"
        keys="P"
        icon={Pen}
        aria-pressed={tool === "pen"}
        disabled={!mayWrite}
        onClick={take("pen")}
      />
      <ToolButton
        name="Eraser"
        keys="E"
        icon={Eraser}
        aria-pressed={tool === "eraser"}
        disabled={!mayWrite}
        onClick={take("eraser")}
      />
      <div className="board-roomy">
        <hr className="board-rule" />
        <PenChoices />
      </div>
      <div className="board-tight">
        <PenMenu />
      </div>
      <hr className="board-rule" />
      <UndoRedo />
      <ToolButton
        name="Image"
        icon={ImageUp}
        className="board-wide"
        disabled={!mayWrite}
        onClick={() => chooseImages(page.images)}
      />
      <ToolButton name="Clear" icon={Trash2} disabled={!mayWrite} onClick={() => setClearing(true)} />
      {penSeen && (
        <ToolButton
          name={fingersDraw ? "Fingers write" : "Fingers move the board"}
          icon={fingersDraw ? PenLine : Hand}
          aria-pressed={fingersDraw}
          onClick={() => changeTools(tools, { fingersDraw: !fingersDraw })}
        />
      )}
      <ToolButton
        name="Numbers"
        keys="N"
        icon={ListOrdered}
        className="board-narrow"
        aria-expanded={isPanelOpen}
        onClick={() => changeTools(tools, { isPanelOpen: !isPanelOpen })}
      />
      <ClearDialog open={isClearing} onOpenChange={setClearing} />
    </div>
  );
}

/** They stay in reach of the keyboard when there is nothing to take back, so that the focus is never lost. */
function UndoRedo() {
  const { state } = useBoardPage();
  const canUndo = useObserved(state.view, ({ history }) => history.done.length > 0);
  const canRedo = useObserved(state.view, ({ history }) => history.undone.length > 0);
  return (
    <>
      <ToolButton
        name="Undo"
        keys="Ctrl Z"
        icon={Undo2}
        aria-disabled={!canUndo}
        onClick={() => state.undo()}
      />
      <ToolButton
        name="Redo"
        keys="Ctrl Shift Z"
        icon={Redo2}
        aria-disabled={!canRedo}
        onClick={() => state.redo()}
      />
    </>
  );
}
