const KEY = "image";

/** The image that this page was opened to place, by its address; it is not there a second time, as after a reload. */
export function imageAsked(): { readonly image: string; readonly name: string } | undefined {
  const address = new URL(window.location.href);
  const image = address.searchParams.get(KEY);
  if (image === null) return undefined;
  const name = address.searchParams.get("name") ?? "Image";
  address.searchParams.delete(KEY);
  address.searchParams.delete("name");
  window.history.replaceState(window.history.state, "", address);
  return /^[\w-]{21}$/.test(image) ? { image, name } : undefined;
}
