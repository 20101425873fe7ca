import { ListOrdered, Minus, Plus, Share2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Logo } from "../../ui/Logo.tsx";
import { showAll, zoomStep } from "../actions.ts";
import { useBoardPage } from "../boardPage.ts";
import { changeTools } from "../tools.ts";
import { useObserved } from "../useObserved.ts";
import { BoardName } from "./BoardName.tsx";
import { ConnectionBadge } from "./ConnectionBadge.tsx";
import { People } from "./People.tsx";
import { ShareDialog } from "./ShareDialog.tsx";
import { ToolButton } from "./ToolButton.tsx";
import { ViewMenu } from "./ViewMenu.tsx";

/** The thin bar on top: what board this is, how it is connected, who is here. */
export function TopBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const page = useBoardPage();
  const isPanelOpen = useObserved(page.tools, (tools) => tools.isPanelOpen);
  const asking = useObserved(page.state.view, ({ may }) => may.asking);
  const [isSharing, setSharing] = useState(false);
  return (
    <div className="board-bar">
      <Link href="/boards" aria-label="All boards" className="board-tool shrink-0">
        <Logo className="size-7" />
      </Link>
      <div className="min-w-0 grow">
        <BoardName />
        <ConnectionBadge />
      </div>
      <People />
      <Zoom />
      <ViewMenu onShortcuts={onShortcuts} />
      <ToolButton
        name="Numbers"
        keys="N"
        icon={ListOrdered}
        className="board-wide board-tip-below"
        aria-expanded={isPanelOpen}
        onClick={() => changeTools(page.tools, { isPanelOpen: !isPanelOpen })}
      />
      <button
        type="button"
        className="board-share"
        aria-label={asking > 0 ? `Share, ${asking} asking to join` : "Share"}
        onClick={() => setSharing(true)}
      >
        <Share2 aria-hidden className="size-4" />
        <span className="board-share-word">Share</span>
        {asking > 0 && (
          <span aria-hidden className="board-share-count">
            {asking}
          </span>
        )}
      </button>
      <ShareDialog open={isSharing} onOpenChange={setSharing} />
    </div>
  );
}

function Zoom() {
  const page = useBoardPage();
  const zoom = useObserved(page.viewport, (view) => Math.round(view.zoom * 100));
  return (
    <div className="board-wide flex items-center">
      <ToolButton
        name="Zoom out"
        keys="−"
        icon={Minus}
        className="board-tip-below"
        onClick={() => zoomStep(page, -1)}
      />
      <button
        type="button"
        aria-label={`Show all, now at ${zoom} %`}
        data-tip="Show all  0"
        className="board-tool board-tip-below w-14 text-sm font-medium"
        onClick={() => showAll(page)}
      >
        {zoom} %
      </button>
      <ToolButton
        name="Zoom in"
        keys="+"
        icon={Plus}
        className="board-tip-below"
        onClick={() => zoomStep(page, 1)}
      />
    </div>
  );
}
