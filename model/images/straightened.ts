import type { View } from "../../core/images/view.ts";
import { warpOf } from "../../core/images/warp.ts";
import type { Raster } from "./raster.ts";

/** What a view shows, between pixels by their distance. Beyond the image its edge goes on, or nothing is there (0). */
export function straightened({ w, h, values }: Raster, view: View, beyond: "edge" | "nothing"): Raster {
  const warp = warpOf(view.quad);
  const flat = new Uint8Array(view.w * view.h);
  for (let row = 0; row < view.h; row++) {
    for (let column = 0; column < view.w; column++) {
      const at = warp((column + 0.5) / view.w, (row + 0.5) / view.h);
      let x = Math.floor(at.x - 0.5);
      let y = Math.floor(at.y - 0.5);
      let fx = at.x - 0.5 - x;
      let fy = at.y - 0.5 - y;
      if (x < 0 || y < 0 || x >= w - 1 || y >= h - 1) {
        if (beyond === "nothing") continue;
        if (x < 0 || x >= w - 1) [x, fx] = x < 0 ? [0, 0] : [w - 2, 1];
        if (y < 0 || y >= h - 1) [y, fy] = y < 0 ? [0, 0] : [h - 2, 1];
      }
      const i = y * w + x;
      const above = (values[i] ?? 0) * (1 - fx) + (values[i + 1] ?? 0) * fx;
      const below = (values[i + w] ?? 0) * (1 - fx) + (values[i + w + 1] ?? 0) * fx;
      flat[row * view.w + column] = Math.round(above * (1 - fy) + below * fy);
    }
  }
  return { w: view.w, h: view.h, values: flat };
}
