import Link from "next/link";
import type { ComponentProps } from "react";

type Look = "primary" | "plain" | "quiet" | "danger";

const BASE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-card px-4 py-2 text-center text-base font-medium transition-colors duration-150 disabled:opacity-60";
const LOOKS: Readonly<Record<Look, string>> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  plain: "border border-edge/50 bg-surface text-ink hover:border-edge hover:bg-sunken",
  quiet: "text-muted hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-on-danger hover:opacity-90",
};

type Looks = { readonly look?: Look };

/** A button; `primary` is for the one thing a page is about. */
export function Button({ look = "plain", className = "", ...rest }: ComponentProps<"button"> & Looks) {
  return <button type="button" {...rest} className={`${BASE} ${LOOKS[look]} ${className}`} />;
}

/** A link that looks like a button. */
export function ButtonLink({ look = "plain", className = "", ...rest }: ComponentProps<typeof Link> & Looks) {
  return <Link {...rest} className={`${BASE} ${LOOKS[look]} ${className}`} />;
}

/** A square button with an icon; `label` names it and shows as its tooltip. */
export function IconButton({
  label,
  className = "",
  ...rest
}: ComponentProps<"button"> & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`inline-flex size-11 shrink-0 items-center justify-center rounded-card text-muted transition-colors duration-150 hover:bg-sunken hover:text-ink disabled:opacity-60 ${className}`}
    />
  );
}
