import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

type ToolButtonProps = Omit<ComponentProps<"button">, "name"> & {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly keys?: string; // the shortcut that does the same, shown in the tooltip
};

/** A square button with one icon. Its tooltip says its name and its shortcut. */
export function ToolButton({ name, icon: Icon, keys, className = "", ...rest }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      data-tip={keys === undefined ? name : `${name}  ${keys}`}
      {...rest}
      className={`board-tool ${className}`}
    >
      <Icon aria-hidden className="size-5" strokeWidth={1.9} />
    </button>
  );
}
