import type { Correction } from "../../core/board/corrections.ts";
import type { Recogniser } from "../recogniser.ts";
import type { Store } from "../store.ts";

/** Keeps the recogniser told of what those who are on open boards corrected, on whichever board that was. */
export type Handwriting = {
  /** Resolves once the recogniser was told what these people, who write or wrote on the board, corrected. Never rejects. */
  know(boardId: string, people: Iterable<string>): Promise<void>;
  /** What has been corrected on the board, by person, as it stands now. */
  corrected(boardId: string, corrections: ReadonlyMap<string, readonly Correction[]>): void;
  /** The board is gone, and what was corrected on it with it. */
  deleted(boardId: string): void;
  /** Nobody has the board open any more. */
  left(boardId: string): void;
  /** A person chose whether the reader learns their hand, or is gone. */
  chose(userId: string): Promise<void>;
  /** The recogniser has forgotten all. */
  retell(): Promise<void>;
};

export type HandwritingDeps = {
  readonly store: Pick<Store, "handsOf">;
  readonly recogniser: Pick<Recogniser, "learn" | "unlearn">;
  readonly onFault: (error: unknown) => void;
};

type Writer = {
  readonly rooms: Set<string>;
  readonly told: Map<string, string>; // by board: the ids of the corrections
  learns: boolean;
  loaded: Promise<void>;
};

export function createHandwriting({ store, recogniser, onFault }: HandwritingDeps): Handwriting {
  const writers = new Map<string, Writer>();

  const tell = (id: string, { told }: Writer, boardId: string, corrections: readonly Correction[]) => {
    const ids = corrections.map((each) => each.id).join(" ");
    if (ids === (told.get(boardId) ?? "")) return;
    told.set(boardId, ids);
    recogniser.learn(id, boardId, corrections);
  };
  const load = async (ids: readonly string[]) => {
    try {
      const hands = await store.handsOf(ids);
      for (const id of ids) {
        const writer = writers.get(id);
        const hand = hands.get(id);
        if (writer === undefined) continue;
        writer.learns = hand !== undefined;
        for (const [boardId, corrections] of hand ?? []) tell(id, writer, boardId, corrections);
      }
    } catch (error) {
      onFault(error);
      for (const id of ids) writers.delete(id); // looked for again when they come next
    }
  };
  const reload = async (ids: readonly string[]) => {
    for (const id of ids) {
      writers.get(id)?.told.clear();
      recogniser.unlearn(id);
    }
    await load(ids);
  };
  return {
    know: async (boardId, people) => {
      const ids = [...new Set(people)];
      const fresh = ids.filter((id) => !writers.has(id));
      const loaded = Promise.resolve().then(() => (fresh.length > 0 ? load(fresh) : undefined));
      for (const id of fresh) writers.set(id, { rooms: new Set(), told: new Map(), learns: false, loaded });
      for (const id of ids) writers.get(id)?.rooms.add(boardId);
      await Promise.all(ids.map((id) => writers.get(id)?.loaded));
    },
    corrected: (boardId, corrections) => {
      for (const [id, writer] of writers)
        if (writer.learns && writer.rooms.has(boardId)) tell(id, writer, boardId, corrections.get(id) ?? []);
    },
    deleted: (boardId) => {
      for (const [id, writer] of writers) tell(id, writer, boardId, []);
    },
    left: (boardId) => {
      for (const [id, { rooms }] of writers) {
        if (!rooms.delete(boardId) || rooms.size > 0) continue;
        writers.delete(id);
        recogniser.unlearn(id);
      }
    },
    chose: async (userId) => {
      if (writers.has(userId)) await reload([userId]);
    },
    retell: () => reload([...writers.keys()]),
  };
}
