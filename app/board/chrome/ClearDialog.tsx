import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { clearBoard } from "../actions.ts";
import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";

type ClearDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** Asks once before ink is taken away, and says that it can be brought back. */
export function ClearDialog({ open, onOpenChange }: ClearDialogProps) {
  const page = useBoardPage();
  const mayClearAll = useObserved(page.state.view, ({ may }) => may.clearAll);
  const isShared = useObserved(page.state.view, ({ board, me }) =>
    [...board.marks.values()].some(({ hidden, author }) => !hidden && author !== me),
  );
  const clear = (whose: "own" | "all") => () => {
    clearBoard(page, whose);
    onOpenChange(false);
  };
  const both = mayClearAll && isShared;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={both ? "Clear the board?" : "Clear what you wrote?"}
      description={
        both
          ? "Take away only what you wrote, or what everyone wrote. Undo brings it back."
          : "Everything you wrote here goes for everyone. What others wrote stays. Undo brings it back."
      }
    >
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        {both && <Button onClick={clear("all")}>Clear everything</Button>}
        <Button look="danger" onClick={clear("own")}>
          Clear my writing
        </Button>
      </div>
    </Dialog>
  );
}
