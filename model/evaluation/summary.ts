import { LAYERS, prefixesOfImages } from "../network.ts";

export type LayerSummary = {
  readonly name: string;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly output: readonly number[]; // without the batch: [height, width, channels] or [features]
  readonly parameters: number;
};

const INPUTS: readonly (readonly [prefix: string, size: readonly [number, number]])[] = [
  ["bitmap", [28, 28]],
  ["trajectory", [48, 1]],
];

/** Every layer that weights with these tensors have: ink's network, then the branches that are the images' own. */
export function summariseLayers(tensors: readonly string[]): readonly LayerSummary[] {
  const layers = allLayers();
  return ["", ...prefixesOfImages(tensors)].flatMap((prefix) =>
    layers
      .map((layer) => ({ ...layer, name: `${prefix}${layer.name}` }))
      .filter(({ name }) => tensors.includes(`${name}/kernel`)),
  );
}

/** Every layer with what goes out of it; the convolutions pad so that only their stride makes a picture smaller. */
function allLayers(): readonly LayerSummary[] {
  const sizes = new Map<string, readonly [number, number]>(INPUTS);
  return LAYERS.map(({ name, kernel, stride = [1, 1] }) => {
    const parameters = kernel.reduce((product, n) => product * n, 1) + (kernel.at(-1) ?? 0);
    const channels = kernel.at(-1) ?? 0;
    if (kernel.length !== 4) return { name, kernel, stride: [], output: [channels], parameters };
    const branch = INPUTS.find(([prefix]) => name.startsWith(prefix))?.[0] ?? "";
    const [height, width] = sizes.get(branch) ?? [0, 0];
    const after = [Math.ceil(height / stride[0]), Math.ceil(width / stride[1])] as const;
    sizes.set(branch, after);
    return { name, kernel, stride, output: [...after, channels], parameters };
  });
}
