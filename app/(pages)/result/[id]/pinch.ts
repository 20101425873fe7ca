type Point = { readonly x: number; readonly y: number }; // pixels from the element's left top corner

/** Calls `onPinch` while two fingers on the element move apart or together; answers how to stop listening. */
export function listenToPinch(
  element: HTMLElement,
  onPinch: (factor: number, middle: Point) => void,
): () => void {
  let apart = 0;
  const begin = ({ touches }: TouchEvent) => {
    apart = spanOf(touches)?.apart ?? 0;
  };
  const move = (event: TouchEvent) => {
    const span = spanOf(event.touches);
    if (span === undefined || apart === 0) return;
    event.preventDefault(); // else the page zooms or scrolls too
    const { left, top } = element.getBoundingClientRect();
    onPinch(span.apart / apart, { x: span.x - left, y: span.y - top });
    apart = span.apart;
  };
  element.addEventListener("touchstart", begin, { passive: true });
  element.addEventListener("touchend", begin, { passive: true });
  element.addEventListener("touchmove", move, { passive: false });
  return () => {
    element.removeEventListener("touchstart", begin);
    element.removeEventListener("touchend", begin);
    element.removeEventListener("touchmove", move);
  };
}

/** The middle of two fingers and how far they are apart; undefined of another number of them. */
function spanOf(touches: TouchList): (Point & { readonly apart: number }) | undefined {
  const [a, b, third] = touches;
  if (a === undefined || b === undefined || third !== undefined) return undefined;
  const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  return { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2, apart };
}
