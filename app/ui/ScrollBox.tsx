import type { ReactNode } from "react";

type Props = { readonly label: string; readonly className?: string; readonly children: ReactNode };

/** Holds what may be wider than the page and scrolls sideways by itself, with the arrow keys, too. */
export function ScrollBox({ label, className = "", children }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={`relative overflow-x-auto rounded-card border border-hairline ${className}`}
    >
      {children}
    </section>
  );
}
