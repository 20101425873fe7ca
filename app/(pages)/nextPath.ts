const DEFAULT = "/boards";

/** Where to go after signing in: a path of this site, never another site's address. */
export function nextPath(wanted: string | string[] | undefined): string {
  return typeof wanted === "string" && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : DEFAULT;
}
