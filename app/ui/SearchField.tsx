import { Search } from "lucide-react";
import { useId } from "react";

type SearchProps = {
  readonly label: string;
  readonly hint: string; // what may be typed, shown while nothing is
  readonly wanted: string;
  readonly onWanted: (wanted: string) => void;
};

/** A field for what is looked for in a list. */
export function SearchField({ label, hint, wanted, onWanted }: SearchProps) {
  const id = useId();
  return (
    <div className="relative min-w-[min(13rem,100%)] grow">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search aria-hidden className="pointer-events-none absolute top-3 left-3.5 size-5 text-muted" />
      <input
        id={id}
        type="search"
        value={wanted}
        placeholder={hint}
        onChange={({ target }) => onWanted(target.value)}
        className="min-h-11 w-full rounded-card border border-edge bg-surface pr-4 pl-11 placeholder:text-muted"
      />
    </div>
  );
}

/** Whether each word of what is looked for stands in the text. */
export function isFound(wanted: string, text: string): boolean {
  const all = text.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
