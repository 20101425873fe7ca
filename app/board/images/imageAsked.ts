const [IMAGE, NAME] = ["image", "name"];

/** The image that this page was opened to place, by its address. A reload before it is placed asks for it again. */
export function imageAsked(): { readonly image: string; readonly name: string } | undefined {
  const { searchParams } = new URL(window.location.href);
  const image = searchParams.get(IMAGE) ?? "";
  return /^[\w-]{21}$/.test(image) ? { image, name: searchParams.get(NAME) ?? "Image" } : undefined;
}

/** The address as it is without: the image is placed, or it cannot be. */
export function forgetImageAsked(): void {
  const address = new URL(window.location.href);
  address.searchParams.delete(IMAGE);
  address.searchParams.delete(NAME);
  window.history.replaceState(window.history.state, "", address);
}
