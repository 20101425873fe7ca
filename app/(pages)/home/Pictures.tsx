import type { ReactNode } from "react";
import { boxOf } from "../../../core/ink/box.ts";
import type { NumberReading } from "../../../core/reading/reading.ts";
import { INKS } from "../../board/canvas/palette.ts";
import { percent } from "../../board/confidence.ts";
import { PictureSvg } from "./PictureSvg.tsx";
import { type Picture, pictureOf } from "./pictures.ts";

const PEOPLE = [
  { name: "Ada", pen: 1 },
  { name: "Ben", pen: 3 },
  { name: "Chen", pen: 4 },
] as const;

/** What the product does, in three pictures that it draws and reads itself. */
export async function Pictures() {
  const [live, doubt, together] = await Promise.all([
    pictureOf("live"),
    pictureOf("doubt"),
    pictureOf("together"),
  ]);
  return (
    <div className="grid gap-x-6 gap-y-10 md:grid-cols-3">
      <Card
        title="Read while you write"
        text="A pen, a finger or a mouse. Each number is read as its last stroke ends, for everyone on the board."
      >
        <PictureSvg picture={live} label={`Handwriting, read as ${textOf(live)}`} />
      </Card>
      <Card
        title="Doubt is said aloud"
        text="A reading that is not sure looks it, and shows what else it could be. One tap says what was meant, and that stands."
      >
        <PictureSvg
          picture={doubt}
          label={`Handwriting that could be read in several ways: ${candidatesOf(doubt)}`}
        >
          <Candidates number={doubt.reading.numbers[0]} />
        </PictureSvg>
      </Card>
      <Card
        title="Together, and nothing lost"
        text="Share a link: others write without an account. A lost connection keeps what you wrote and sends it later."
      >
        <PictureSvg picture={together} label={`Three people's handwriting, read as ${textOf(together)}`}>
          {PEOPLE.map((person) => (
            <NameTag key={person.pen} {...person} at={cornerOf(together, person.pen)} />
          ))}
        </PictureSvg>
      </Card>
    </div>
  );
}

function Card({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <article>
      <div className="overflow-hidden rounded-card border border-hairline">{children}</div>
      <h3 className="mt-4 text-lg">{title}</h3>
      <p className="mt-1 text-muted">{text}</p>
    </article>
  );
}

function Candidates({ number }: { readonly number: NumberReading | undefined }) {
  const shown = number?.candidates.slice(0, 3) ?? [];
  return (
    <g transform="translate(190 70)">
      {shown.length > 0 && (
        <rect width="150" height={16 + shown.length * 30} rx="10" className="fill-surface stroke-hairline" />
      )}
      {shown.map(({ text, p }, i) => (
        <g key={text} transform={`translate(14 ${28 + i * 30})`} fontSize="14">
          <text fontWeight="600" className="fill-ink">
            {text}
          </text>
          <rect x="30" y="-8" width="50" height="6" rx="3" className="fill-sunken" />
          <rect x="30" y="-8" width={Math.max(2, 50 * p)} height="6" rx="3" className="fill-unsure-bar" />
          <text x="124" textAnchor="end" className="fill-muted">
            {percent(p)}
          </text>
        </g>
      ))}
    </g>
  );
}

type TagProps = {
  readonly name: string;
  readonly pen: number;
  readonly at: { readonly x: number; readonly y: number };
};

function NameTag({ name, pen, at }: TagProps) {
  const width = 12 + name.length * 7.5;
  return (
    <g transform={`translate(${at.x - width - 6} ${at.y - 6})`}>
      <rect width={width} height="19" rx="9.5" fill={INKS[pen]?.light} />
      <text x={width / 2} y="13.5" textAnchor="middle" fontSize="11" fontWeight="600" fill="#fff">
        {name}
      </text>
    </g>
  );
}

/** The top left corner of what this pen wrote. */
function cornerOf({ ink, pens }: Picture, pen: number) {
  return boxOf(ink.filter((_, i) => pens[i] === pen).flatMap(({ samples }) => samples));
}

function textOf({ reading }: Picture): string {
  return reading.numbers.map(({ text }) => text).join(", ");
}

function candidatesOf({ reading }: Picture): string {
  return reading.numbers[0]?.candidates.map(({ text }) => text).join(", ") ?? "";
}
