/** The address that someone drops or pastes, when that is nothing but one; undefined for any other text. */
export function addressIn(data: Pick<DataTransfer, "getData"> | null): string | undefined {
  const text = (data?.getData("text/uri-list") || data?.getData("text/plain") || "").trim();
  const [first = ""] = text.split(/\r?\n/).filter((line) => !line.startsWith("#"));
  return /^https?:\/\/\S+$/i.test(first) && URL.canParse(first) ? first : undefined;
}

/** The image that an address of this site names: its result's, or one of its pictures'. */
export function imageAt(address: string, origin: string): string | undefined {
  const { origin: site, pathname } = new URL(address);
  if (site !== origin) return undefined;
  return /^\/(?:result|api\/images)\/([\w-]{21})(?:\/(?:original|normalised|thumbnail))?$/.exec(
    pathname,
  )?.[1];
}
