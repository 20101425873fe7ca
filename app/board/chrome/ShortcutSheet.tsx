import { Dialog } from "../../ui/Dialog.tsx";

const SHORTCUTS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ["Pen", "P"],
  ["Eraser", "E"],
  ["Colors", "1", "–", "5"],
  ["Undo", "Ctrl", "Z"],
  ["Redo", "Ctrl", "Shift", "Z"],
  ["Show all", "0"],
  ["Zoom in and out", "+", "−"],
  ["Move the board", "Space", "drag"],
  ["Move the board", "↑", "↓", "←", "→"],
  ["Zoom at the pointer", "Ctrl", "wheel"],
  ["Numbers, open or close", "N"],
  ["Type a number", "T"],
  ["Full screen", "F"],
  ["This list", "?"],
];

type ShortcutSheetProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** Every shortcut in one list. On a Mac ⌘ does what Ctrl does. */
export function ShortcutSheet({ open, onOpenChange }: ShortcutSheetProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      description="On a Mac, ⌘ does what Ctrl does."
    >
      <dl className="space-y-2 text-sm">
        {SHORTCUTS.map(([what, ...keys]) => (
          <div
            key={what + keys.join()}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1"
          >
            <dt>{what}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="board-key">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
