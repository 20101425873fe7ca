import type { ReactNode } from "react";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { INKS } from "../../board/canvas/palette.ts";
import { svgPathOf } from "../../ink/svgPath.ts";
import { isSure } from "../../ui/Chip.tsx";
import { PICTURE, type Picture } from "./pictures.ts";

/** A piece of a board as the board draws it, with its readings as chips; `children` are drawn on top. */
export function PictureSvg({
  picture,
  label,
  children,
}: {
  readonly picture: Picture;
  readonly label: string;
  readonly children?: ReactNode;
}) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
      className="block w-full dot-grid bg-paper"
    >
      {picture.ink.map(({ samples }, i) => (
        <StrokePath key={`${samples[0]?.x} ${samples[0]?.y}`} samples={samples} pen={picture.pens[i] ?? 0} />
      ))}
      {picture.reading.numbers.map((number) => (
        <SvgChip key={number.id} number={number} />
      ))}
      {children}
    </svg>
  );
}

function StrokePath({
  samples,
  pen,
}: {
  readonly samples: Picture["ink"][number]["samples"];
  readonly pen: number;
}) {
  const d = svgPathOf({ pointer: "mouse", pen: { color: pen, width: 4 }, samples });
  return (
    <>
      <path d={d} fill={INKS[pen]?.light} className="dark:hidden" />
      <path d={d} fill={INKS[pen]?.dark} className="hidden dark:block" />
    </>
  );
}

/** The same chip as the board's, drawn: just above right of its ink. */
function SvgChip({ number }: { readonly number: NumberReading }) {
  const text = isSure(number) ? number.text : `${number.text}?`;
  const width = 14 + text.length * 9;
  const [x, y] = [number.box.x + number.box.w + 5, Math.max(6, number.box.y - 20)];
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height="22"
        rx="6"
        className={isSure(number) ? "fill-surface stroke-hairline" : "fill-unsure-soft stroke-hairline"}
      />
      <text
        x={x + width / 2}
        y={y + 15.5}
        textAnchor="middle"
        fontSize="14"
        fontWeight="600"
        className={isSure(number) ? "fill-muted" : "fill-unsure"}
      >
        {text}
      </text>
    </g>
  );
}
