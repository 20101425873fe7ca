import Link from "next/link";

/** The foot of every page but the boards'. */
export function Footer() {
  return (
    <footer className="mt-24 border-t border-hairline">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-8 text-sm text-muted sm:px-6">
        <p>Digitboard is free and open source. No advertising, no tracking.</p>
        <ul className="flex flex-wrap gap-x-6">
          {["Guide", "Model", "About"].map((name) => (
            <li key={name}>
              <Link
                href={`/${name.toLowerCase()}`}
                className="flex min-h-11 items-center hover:text-ink hover:underline"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
