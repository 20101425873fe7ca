import { Popover } from "radix-ui";
import { useBoardPage } from "../boardPage.ts";
import { inkColor } from "../canvas/palette.ts";
import { useObserved } from "../useObserved.ts";
import { useScheme } from "../useScheme.ts";
import { PenChoices } from "./PenChoices.tsx";

/** Colors and widths behind one button, where the dock has no room for them all. */
export function PenMenu() {
  const { tools } = useBoardPage();
  const { pen, dock } = useObserved(tools, (each) => each);
  const scheme = useScheme();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" aria-label="Color and width" data-tip="Color and width" className="board-tool">
          <span className="board-swatch" style={{ background: inkColor(pen.color, scheme) }} />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Color and width"
          side={isDockBelow() ? "top" : dock === "left" ? "right" : "left"}
          sideOffset={12}
          collisionPadding={10}
          className="board-float board-pen-menu"
        >
          <PenChoices />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** On phones the dock lies at the foot of the page (narrow.css). */
function isDockBelow(): boolean {
  return matchMedia("(max-width: 767px)").matches;
}
