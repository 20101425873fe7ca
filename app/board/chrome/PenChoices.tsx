import { PEN_COLORS, PEN_WIDTHS } from "../../../core/ink/stroke.ts";
import { useBoardPage } from "../boardPage.ts";
import { INKS, inkColor } from "../canvas/palette.ts";
import { changeTools } from "../tools.ts";
import { useObserved } from "../useObserved.ts";
import { useScheme } from "../useScheme.ts";

const WIDTH_NAMES: Readonly<Record<number, string>> = { 2: "Thin", 4: "Medium", 8: "Thick" };

/** The five colors and three widths, as two groups of buttons. */
export function PenChoices() {
  const { tools } = useBoardPage();
  const { pen, tool } = useObserved(tools, (each) => each);
  const scheme = useScheme();
  const isPen = tool === "pen";
  return (
    <>
      <fieldset className="board-choices">
        <legend className="sr-only">Color</legend>
        {Array.from({ length: PEN_COLORS }, (_, color) => {
          const name = INKS[color]?.name ?? "";
          return (
            <button
              key={name}
              type="button"
              aria-label={`Color ${name}`}
              aria-pressed={isPen && pen.color === color}
              data-tip={`${name}  ${color + 1}`}
              className="board-tool"
              onClick={() => changeTools(tools, { tool: "pen", pen: { ...pen, color } })}
            >
              <span className="board-swatch" style={{ background: inkColor(color, scheme) }} />
            </button>
          );
        })}
      </fieldset>
      <fieldset className="board-choices">
        <legend className="sr-only">Width</legend>
        {PEN_WIDTHS.map((width) => (
          <button
            key={width}
            type="button"
            aria-label={`${WIDTH_NAMES[width]} line`}
            aria-pressed={isPen && pen.width === width}
            data-tip={WIDTH_NAMES[width]}
            className="board-tool"
            onClick={() => changeTools(tools, { tool: "pen", pen: { ...pen, width } })}
          >
            <span className="board-line" style={{ height: width, background: inkColor(pen.color, scheme) }} />
          </button>
        ))}
      </fieldset>
    </>
  );
}
