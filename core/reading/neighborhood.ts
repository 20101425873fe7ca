import type { Box } from "../ink/box.ts";
import { boxOf } from "../ink/box.ts";
import { componentsOf } from "./cluster.ts";
import { compareText } from "./piece.ts";
import { createPlaces } from "./places.ts";
import type { BlobMark, InkMark, ReadMark } from "./reading.ts";

export type Ink = InkMark | BlobMark;
type Placed = { readonly mark: Ink; readonly neighbors: Set<string>; cluster: string };

/** The ink of a board in clusters that are read apart from each other. A cluster's name is its first mark's id. */
export type Neighborhood = {
  readonly markOf: (id: string) => Ink | undefined;
  /** Takes marks out and in; returns what became of the clusters that this, or a mark of `touched`, concerns. */
  readonly change: (change: InkChange) => ClusterChange;
};
export type InkChange = {
  readonly add: readonly Ink[];
  readonly remove: readonly string[];
  readonly touched: readonly string[];
};
export type ClusterChange = {
  readonly gone: readonly string[]; // names of clusters that are no more; a name may come again in `made`
  readonly made: readonly (readonly Ink[])[];
};

export function createNeighborhood(): Neighborhood {
  const placed = new Map<string, Placed>();
  const places = createPlaces();
  const clusters = new Map<string, readonly string[]>();

  const take = (id: string) => {
    const old = placed.get(id);
    for (const other of old?.neighbors ?? []) placed.get(other)?.neighbors.delete(id);
    placed.delete(id);
    places.take(id);
  };
  const put = (mark: Ink) => {
    const box = boxOfMark(mark);
    const neighbors = new Set(places.near(box));
    for (const id of neighbors) placed.get(id)?.neighbors.add(mark.id);
    placed.set(mark.id, { mark, neighbors, cluster: "" });
    places.put(mark.id, box);
  };
  return {
    markOf: (id) => placed.get(id)?.mark,
    change: ({ add, remove, touched }) => {
      const gone = new Set<string>();
      const concern = (id: string) => {
        const name = placed.get(id)?.cluster;
        if (name) gone.add(name);
      };
      for (const id of [...remove, ...touched, ...add.map((mark) => mark.id)]) concern(id);
      for (const id of [...remove, ...add.map((mark) => mark.id)]) take(id);
      for (const mark of add) put(mark);
      for (const mark of add) for (const id of placed.get(mark.id)?.neighbors ?? []) concern(id);
      const ids = new Set(add.map((mark) => mark.id));
      for (const name of gone) for (const id of clusters.get(name) ?? []) if (placed.has(id)) ids.add(id);
      for (const name of gone) clusters.delete(name);
      const sorted = [...ids].sort((a, b) => byWriting(placed.get(a), placed.get(b)));
      const groups = componentsOf(sorted, (id) => placed.get(id)?.neighbors ?? []);
      for (const group of groups) {
        const name = group[0] ?? "";
        clusters.set(name, group);
        for (const id of group) {
          const member = placed.get(id);
          if (member) member.cluster = name;
        }
      }
      return {
        gone: [...gone],
        made: groups.map((group) => group.flatMap((id) => placed.get(id)?.mark ?? [])),
      };
    },
  };
}

/** The ink of a page as a reader takes it: typed numbers are apart, for they need no reading. */
export function isInk(mark: ReadMark): mark is Ink {
  return mark.kind !== "typed";
}

function boxOfMark(mark: Ink): Box {
  return mark.kind === "ink" ? boxOf(mark.samples) : mark.box;
}

function byWriting(a: Placed | undefined, b: Placed | undefined): number {
  return (a?.mark.seq ?? 0) - (b?.mark.seq ?? 0) || compareText(a?.mark.id ?? "", b?.mark.id ?? "");
}
