import { useBoardPage } from "../boardPage.ts";
import { statusText } from "../statusText.ts";
import { useObserved } from "../useObserved.ts";

/** How the board is connected, in words. */
export function ConnectionBadge() {
  const { state } = useBoardPage();
  const status = useObserved(state.view, (view) => view.status);
  const isUp = status.line === "up" && status.isJoined;
  return (
    <output aria-label="Connection" className="board-connection" data-up={isUp}>
      <span aria-hidden className="board-dot" />
      <span>{statusText(status)}</span>
    </output>
  );
}
