import { useMemo } from "react";
import { encode } from "uqr";

const QUIET_ZONE = 4; // modules of light around the code, as ISO/IEC 18004 asks

/** `text` as a QR code, dark on light in either scheme: many readers know no other. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, size } = useMemo(() => modulesOf(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto w-full max-w-56 rounded-card border border-hairline bg-white"
    >
      <path d={path} fill="#16171a" />
    </svg>
  );
}

/** One path of all dark modules, a run of them a rectangle. */
function modulesOf(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const path = data.map((row, y) => {
    const runs: string[] = [];
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      const width = x + 1 - from;
      runs.push(`M${from} ${y}h${width}v1h-${width}z`);
    }
    return runs.join("");
  });
  return { path: path.join(""), size };
}
