import { Copy, Download, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../../ui/Button.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { typeNumber } from "../actions.ts";
import { useBoardPage } from "../boardPage.ts";
import { copyText, download } from "../handOver.ts";
import { asCsv, asText } from "../numbersText.ts";
import { changeTools } from "../tools.ts";
import { useObserved } from "../useObserved.ts";
import { NumberRow } from "./NumberRow.tsx";
import { TypeNumber } from "./TypeNumber.tsx";
import { UnreadRows } from "./UnreadRows.tsx";

export const TYPE_FIELD_ID = "type-a-number";

/** The board as text: its numbers in reading order, to follow, to correct, to take away, and to write by keyboard. */
export function NumbersPanel() {
  const page = useBoardPage();
  const numbers = useObserved(page.state.view, ({ reading }) => reading.numbers);
  const mayWrite = useObserved(page.state.view, ({ may }) => may.write);
  return (
    <section aria-label="Numbers" className="board-panel board-float">
      <PanelHead />
      <div className="board-list">
        {numbers.length === 0 ? (
          <p className="px-3 py-2 text-sm text-muted">
            Each number that is written on the board appears here as soon as it is read.
          </p>
        ) : (
          <ol aria-label="Numbers in reading order">
            {numbers.map((number) => (
              <NumberRow key={number.id} number={number} />
            ))}
          </ol>
        )}
        <UnreadRows />
      </div>
      {mayWrite && (
        <div className="border-t border-hairline p-3">
          <TypeNumber
            label="Type a number"
            action="Put it on the board"
            fieldId={TYPE_FIELD_ID}
            onType={(text) => typeNumber(page, text)}
          />
        </div>
      )}
    </section>
  );
}

function PanelHead() {
  const { state, tools, notices } = useBoardPage();
  const numbers = useObserved(state.view, ({ reading }) => reading.numbers);
  const head = useRef<HTMLDivElement>(null);
  const isEmpty = numbers.length === 0;
  const copy = async () => {
    if (head.current === null) return;
    const isCopied = await copyText(asText(numbers), head.current);
    notices.say(isCopied ? "The numbers are on your clipboard." : "This browser does not let pages copy.");
  };
  const fileName = () =>
    state.view
      .get()
      .info.name.replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .trim() || "numbers";
  const saveCsv = () => {
    const { board, names } = state.view.get();
    download(asCsv(numbers, board, names), `${fileName()}.csv`, "text/csv");
  };
  return (
    <div ref={head} className="board-panel-head">
      <h2 className="grow text-base font-semibold">
        Numbers <span className="font-normal text-muted">{isEmpty ? "" : numbers.length}</span>
      </h2>
      <IconButton label="Copy numbers" disabled={isEmpty} onClick={copy}>
        <Copy aria-hidden className="size-4.5" />
      </IconButton>
      <Menu
        trigger={
          <IconButton label="Download numbers" disabled={isEmpty}>
            <Download aria-hidden className="size-4.5" />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => download(asText(numbers), `${fileName()}.txt`, "text/plain")}>
          Text, one number a line
        </MenuItem>
        <MenuItem onSelect={saveCsv}>CSV, for a spreadsheet</MenuItem>
      </Menu>
      <IconButton label="Close the numbers" onClick={() => changeTools(tools, { isPanelOpen: false })}>
        <X aria-hidden className="size-4.5" />
      </IconButton>
    </div>
  );
}
