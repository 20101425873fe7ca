"use client";

import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { ButtonLink, IconButton } from "./Button.tsx";
import { Logo } from "./Logo.tsx";
import { Menu, MenuItem, MenuLine } from "./Menu.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { switchTheme, ThemeSwitch } from "./ThemeSwitch.tsx";

const PLACES = [
  { path: "/boards", name: "Boards" },
  { path: "/images", name: "Images" },
  { path: "/guide", name: "Guide" },
  { path: "/model", name: "Model" },
  { path: "/about", name: "About" },
] as const;
const DOORS: readonly string[] = ["/login", "/register"]; // these pages show the other door themselves

type Named = { readonly name: string; readonly kind: "guest" | "account" };

/** The top of every page but the boards'. */
export function Header({ person }: { readonly person: Named | undefined }) {
  const path = usePathname();
  const canSignIn = person?.kind !== "account" && !DOORS.includes(path);
  return (
    <header className="sticky top-0 z-30 border-b border-hairline bg-paper/90 backdrop-blur">
      <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-x-1 px-4 sm:gap-x-2 sm:px-6">
        <Link
          href="/"
          className="flex min-h-11 items-center gap-2.5 rounded-card pr-2 font-semibold tracking-tight"
        >
          <Logo />
          <span className="max-[26rem]:sr-only">Digitboard</span>
        </Link>
        <nav aria-label="Site" className="ml-2 hidden md:block">
          <ul className="flex">
            {PLACES.map((place) => (
              <li key={place.path}>
                <PlaceLink {...place} here={path === place.path} />
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex flex-wrap items-center justify-end sm:gap-1">
          {canSignIn && (
            <>
              <ButtonLink href="/login" look="quiet" className="px-3 text-sm">
                Sign in
              </ButtonLink>
              <ButtonLink href="/register" className="px-3 text-sm">
                Register
              </ButtonLink>
            </>
          )}
          <div className="hidden sm:block">
            <ThemeSwitch />
          </div>
          {person && <PersonMenu person={person} />}
          <div className="md:hidden">
            <SmallMenu />
          </div>
        </div>
      </div>
    </header>
  );
}

function PlaceLink({
  path,
  name,
  here,
}: {
  readonly path: string;
  readonly name: string;
  readonly here: boolean;
}) {
  return (
    <Link
      href={path}
      aria-current={here ? "page" : undefined}
      className="flex min-h-11 items-center rounded-card px-3 text-sm font-medium text-muted transition-colors duration-150 hover:text-ink aria-[current=page]:text-ink"
    >
      {name}
    </Link>
  );
}

function SmallMenu() {
  return (
    <Menu
      trigger={
        <IconButton label="Menu">
          <MenuIcon aria-hidden className="size-5" />
        </IconButton>
      }
    >
      {PLACES.map(({ path, name }) => (
        <MenuItem key={path} asChild>
          <Link href={path}>{name}</Link>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={switchTheme}>Light or dark</MenuItem>
    </Menu>
  );
}
