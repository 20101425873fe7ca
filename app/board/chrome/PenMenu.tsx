import { Popover } from "radix-ui";
import { useBoardPage } from "../boardPage.ts";
import { inkColor } from "../canvas/palette.ts";
import { useObserved } from "../useObserved.ts";
import { useScheme } from "../useScheme.ts";
import { PenChoices } from "./PenChoices.tsx";

/** Colors and widths behind one button, where the dock has no room for them all. */
export function PenMenu() {
  const { tools } = useBoardPage();
  const pen = useObserved(tools, (each) => each.pen);
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
          sideOffset={10}
          collisionPadding={10}
          className="board-float z-40 flex animate-fade flex-col gap-1 p-2 [&_.board-choices]:flex-row"
        >
          <PenChoices />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
