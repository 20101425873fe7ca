import assert from "node:assert/strict";
import type { ImageAnswer } from "../../../core/wire/imageAnswer.ts";
import type { ImageOutcome, Images, NewImage, TurnedPictures } from "../../store/images.ts";
import { createImageDesk } from "../desk.ts";
import type { ImageProcesses } from "../processes.ts";

export const PNG = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
export const PDF = Buffer.from("%PDF-1.7");
export const picture = {
  mime: "image/png",
  width: 9,
  height: 9,
  original: PNG,
  normalised: PNG,
  thumbnail: PNG,
};
export const drawn = { ok: true, ...picture, page: null, pages: 1, unit: 1, orientation: 1 } as const;
export const answer = (text: string): ImageAnswer => ({
  text,
  numbers: [{ text, p: 1, candidates: [], box: [0, 0, 1, 1], digits: [], marks: [] }],
  rejected: [],
});

export const UNREAD = {
  state: "queued",
  reason: null,
  text: "",
  createdAtMs: 0,
  page: null,
  answer: null,
  corrections: [],
  orientation: 1,
  turns: 0,
} as const;

/** A desk whose store and processes are in memory; `processes` replace some of them. */
export function world(processes: Partial<ImageProcesses> = {}) {
  const kept = new Map<string, NewImage>();
  const outcomes = new Map<string, ImageOutcome>();
  const turned = new Map<string, TurnedPictures>();
  const order: string[] = [];
  let waiting = 0;
  const store: Images = {
    addImage: async (image) => {
      const id = image.page ? `${image.name} ${image.page}` : image.name;
      kept.set(id, image);
      return id;
    },
    imageById: async (id) => {
      const image = kept.get(id);
      return image && { ...image, ...UNREAD, orientation: image.orientation ?? 1, id };
    },
    imagesOf: async () => [],
    countImages: async () => ({ kept: kept.size, waiting }),
    pictureOf: async () => ({ mime: "image/png", bytes: PNG }),
    unreadImages: async () => [...kept].map(([id, { ownerId }]) => ({ id, ownerId })),
    beginReading: async (id) => {
      order.push(id);
      return kept.has(id);
    },
    endReading: async (id, outcome, pictures) => {
      outcomes.set(id, outcome);
      if (pictures) turned.set(id, pictures);
      return true;
    },
    correctImage: async () => true,
    turnImage: async (id, _turns, pictures) => {
      turned.set(id, pictures);
      return true;
    },
    isPlaced: async () => false,
    isOnBoard: async (id) => id === "placed",
    deleteImage: async (id) => kept.delete(id),
  };
  const all: ImageProcesses = {
    draw: async () => ({ ok: true, answer: drawn }),
    read: async () => ({ ok: true, answer: { answer: answer("7"), orientation: 1 } }),
    cut: async () => ({ ok: false, why: "died" }),
    steps: async () => ({ ok: false, why: "died" }),
    turn: async (pictures, orientation) => {
      const thumbnail = Uint8Array.of(orientation);
      return { ok: true, answer: { ...pictures, thumbnail, width: 9, height: 9 } };
    },
    close: () => undefined,
    ...processes,
  };
  const problems: string[] = [];
  const faults: unknown[] = [];
  const whole = createImageDesk({
    store,
    processes: all,
    now: () => 0,
    today: () => new Date(0),
    onProblem: (problem) => problems.push(problem),
    onFault: (error) => faults.push(error),
  });
  const desk = {
    ...whole,
    take: async (ownerId: string, name: string, bytes: Uint8Array) => {
      const [first] = await whole.take({ ownerId, name, bytes });
      assert.ok(first);
      const { page: _, ...taken } = first;
      return taken;
    },
  };
  const setWaiting = (count: number) => {
    waiting = count;
  };
  return { desk, takeAll: whole.take, kept, outcomes, turned, order, problems, faults, setWaiting };
}
