import type { ReactNode } from "react";

type ChapterProps = {
  readonly id: string;
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
};

/** A chapter of the report. */
export function Chapter({ id, title, intro, children }: ChapterProps) {
  return (
    <section aria-labelledby={id} className="mt-16">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {intro && <p className="mt-2 max-w-2xl text-muted">{intro}</p>}
      <div className="mt-6">{children}</div>
    </section>
  );
}

type PlateProps = { readonly title: string; readonly text: string; readonly children: ReactNode };

/** A chart with what it says in one sentence. */
export function Plate({ title, text, children }: PlateProps) {
  return (
    <article className="min-w-0 rounded-card border border-hairline bg-surface p-5">
      <h3 className="text-lg">{title}</h3>
      <p className="mt-1 mb-4 text-muted">{text}</p>
      {children}
    </article>
  );
}
