import { type PlotOptions, plot } from "@observablehq/plot";
import { SvgDocument, type SvgElement } from "./svgDocument.ts";

type Props = { readonly label: string; readonly options: PlotOptions };

/** A chart drawn on the server, so that it is there at once in its final size; `label` says what it shows. */
export function Picture({ label, options }: Props) {
  // Plot's types ask for a browser's whole Document, Plot itself for the few methods that ours has.
  const figure: SvgElement = Reflect.apply(plot, undefined, [
    { className: "chart", ...options, document: new SvgDocument() },
  ]);
  return (
    <div
      role="img"
      aria-label={label}
      className="text-muted [&>svg]:h-auto [&>svg]:w-full [&>svg]:overflow-visible [&>svg]:font-sans [&>svg]:text-[11px]"
    >
      {figure.toReact()}
    </div>
  );
}
