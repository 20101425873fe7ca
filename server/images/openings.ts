import type { FileOpening } from "../../core/wire/imageProgress.ts";
import type { GivenFile } from "./desk.ts";

const MOST = 30; // files in memory that wait to be opened, of everyone

/** The files that are being opened: whose, and at which page. */
export type Openings = {
  readonly isFull: () => boolean;
  readonly of: (ownerId: string) => readonly FileOpening[];
  /** Counts a file while `open` runs, which says at which page it is. */
  during<T>(
    file: Pick<GivenFile, "ownerId" | "name">,
    open: (onPage: (page: number, pages: number) => void) => Promise<T>,
  ): Promise<T>;
};

export function createOpenings(): Openings {
  const files = new Map<symbol, FileOpening & { readonly ownerId: string }>();
  return {
    isFull: () => files.size >= MOST,
    of: (ownerId) =>
      [...files.values()]
        .filter((file) => file.ownerId === ownerId)
        .map(({ name, page, pages }) => ({ name, page, pages })),
    during: async ({ ownerId, name }, open) => {
      const key = Symbol(name);
      const onPage = (page: number, pages: number) => files.set(key, { ownerId, name, page, pages });
      onPage(1, 1);
      return open(onPage).finally(() => files.delete(key));
    },
  };
}
