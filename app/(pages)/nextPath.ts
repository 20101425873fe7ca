const DEFAULT = "/boards";

/** Whether this is a path of this site. A browser drops tabs and line ends from an address, so none may stand in it. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(path);
}

/** Where to go after signing in: a path of this site, never another site's address. */
export function nextPath(wanted: string | string[] | undefined): string {
  return typeof wanted === "string" && isOwnPath(wanted) ? wanted : DEFAULT;
}
