import { Key } from "../../ui/Prose.tsx";

const SHORTCUTS: readonly (readonly [string, readonly string[]])[] = [
  ["Pen, eraser", ["P", "E"]],
  ["Colors", ["1", "2", "3", "4", "5"]],
  ["Undo", ["Ctrl Z"]],
  ["Redo", ["Ctrl Shift Z"]],
  ["Show everything", ["0"]],
  ["Zoom", ["+", "−"]],
  ["Move the board", ["↑", "↓", "←", "→"]],
  ["Numbers panel", ["N"]],
  ["Type a number", ["T"]],
  ["Full screen", ["F"]],
  ["All shortcuts", ["?"]],
];

/** The board's shortcuts. */
export function Keys() {
  return (
    <dl className="grid gap-x-12 gap-y-1 sm:grid-cols-2">
      {SHORTCUTS.map(([what, keys]) => (
        <div key={what} className="flex min-h-10 items-center justify-between gap-4 border-b border-hairline">
          <dt>{what}</dt>
          <dd className="flex gap-1">
            {keys.map((key) => (
              <Key key={key}>{key}</Key>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
