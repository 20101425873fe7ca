"use client";

import { DropdownMenu } from "radix-ui";
import { type ReactNode, useState } from "react";

/** A menu that opens at `trigger`, a single button. */
export function Menu({ trigger, children }: { readonly trigger: ReactNode; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false); // known here, so that the landmark is looked up when it opens
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={setOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark()}>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          className="z-40 max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-1.5rem)] min-w-[min(13rem,calc(100vw-1.5rem))] animate-fade overflow-y-auto rounded-card border border-hairline bg-surface p-1.5 shadow-lift"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Menus open inside the page's main part, so that those who go by landmarks find them. */
function landmark(): HTMLElement | null {
  return typeof document === "undefined" ? null : document.querySelector("main");
}

const ITEM =
  "flex min-h-11 items-center gap-3 rounded-lg px-3 text-base outline-none select-none data-highlighted:bg-sunken";

type ItemProps = {
  readonly onSelect?: () => void;
  readonly danger?: boolean;
  readonly asChild?: boolean;
  readonly children: ReactNode;
};

/** A line of a menu; with `asChild` its only child, a link, becomes the line. */
export function MenuItem({ onSelect, danger = false, asChild = false, children }: ItemProps) {
  return (
    <DropdownMenu.Item
      asChild={asChild}
      className={`${ITEM} ${danger ? "text-danger" : ""}`}
      {...(onSelect && { onSelect })}
    >
      {children}
    </DropdownMenu.Item>
  );
}

/** A line that only says something. */
export function MenuNote({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="px-3 py-2 text-sm text-muted">{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 h-px bg-hairline" />;
}
