import type { ReactNode } from "react";

/** A page of text with a heading; its chapters are `Section`s. */
export function Prose({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-3xl py-10 md:py-16">
      <h1 className="text-xl">{title}</h1>
      <p className="mt-3 text-lg text-muted">{intro}</p>
      {children}
    </div>
  );
}

/** A chapter; `id` is what a link's # leads to. */
export function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="mt-12 space-y-4 leading-relaxed [&_a]:font-medium [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-4"
    >
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Steps in order, each with a number in the margin. */
export function Steps({ steps }: { readonly steps: readonly ReactNode[] }) {
  return (
    <ol className="space-y-4">
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps never change their order
        <li key={i} className="flex gap-4">
          <span
            aria-hidden="true"
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent"
          >
            {i + 1}
          </span>
          <div>{step}</div>
        </li>
      ))}
    </ol>
  );
}

/** A key of the keyboard. */
export function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded-md border border-edge/50 bg-surface px-1.5 py-0.5 font-sans text-sm font-medium shadow-[0_1px_0_var(--hairline)]">
      {children}
    </kbd>
  );
}
