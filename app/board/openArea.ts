/** Narrower cuts than this share of the area come from below (a sheet), wider ones from the side (a panel). */
const SHEET_SHARE = 0.8;

/** The part of `area` that none of `covers` lies over: sheets take from its foot, panels from its sides. */
export function openArea(area: DOMRect, covers: readonly DOMRect[]): DOMRect {
  let { left, right, top, bottom } = area;
  for (const cover of covers) {
    const isOver = cover.left < right && cover.right > left && cover.top < bottom && cover.bottom > top;
    if (!isOver) continue;
    if (cover.width >= area.width * SHEET_SHARE) bottom = Math.max(top + 1, cover.top);
    else if (cover.left > (left + right) / 2) right = cover.left;
    else if (cover.right < (left + right) / 2) left = cover.right;
  }
  return new DOMRect(left, top, right - left, bottom - top);
}
