import { signInAsGuest } from "../ui/signIn.ts";
import type { GivenFile } from "./filesIn.ts";
import { ownImage } from "./ownImage.ts";
import { prepareImage } from "./prepareImage.ts";
import { upload } from "./upload.ts";

export type UploadState = "waiting" | "sending" | "done" | "failed";
/** A file on its way; `share` of it has been sent, `note` says what else there is to know, `ids` are its images', one a page. */
export type UploadItem = {
  readonly key: number;
  readonly name: string;
  readonly state: UploadState;
  readonly share: number;
  readonly note: string | undefined;
  readonly ids: readonly string[];
};

const CANCELLED = "Cancelled. Nothing of it was kept.";

let items: readonly UploadItem[] = [];
let running = Promise.resolve();
const stops = new Map<number, AbortController>();
const listeners = new Set<() => void>();
const batches = new Set<(batch: readonly UploadItem[]) => void>();

/** The uploads of this page, as a store that React can follow. */
export const uploads = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): readonly UploadItem[] => items,
  /** Hears of each batch when all of it is done or failed. */
  onBatch: (listener: (batch: readonly UploadItem[]) => void): (() => void) => {
    batches.add(listener);
    return () => batches.delete(listener);
  },
  /** Sends files one after the other, after those under way; whoever is not signed in becomes a guest first. */
  send: (files: readonly GivenFile[]): void => {
    if (files.length === 0) return;
    const first = begin(files.map(({ name }) => name));
    running = running.then(async () => {
      for (const [i, { file, name }] of files.entries()) await sendOne(first + i, file, name);
      tell(new Set(files.map((_, i) => first + i)));
    });
  },
  /** Opens an image that this person uploaded before, by its address. */
  open: (address: string): void => {
    const key = begin([address]);
    running = running.then(async () => {
      const found = await ownImage(address);
      stops.delete(key);
      if (found.ok) change(key, { state: "done", ids: [found.id] });
      else change(key, { state: "failed", note: found.error });
      tell(new Set([key]));
    });
  },
  cancel: (key: number): void => stops.get(key)?.abort(),
  /** Takes those that are done or failed off the list. */
  clear: (): void => set(items.filter(({ state }) => state === "waiting" || state === "sending")),
};

/** Lists what is to come; answers the first one's key, which the others follow. */
function begin(names: readonly string[]): number {
  if (items.every(({ state }) => state === "done" || state === "failed")) items = [];
  const first = Math.max(-1, ...items.map(({ key }) => key), ...stops.keys()) + 1;
  const fresh = names.map((name, i) => newItem(first + i, name));
  for (const { key } of fresh) stops.set(key, new AbortController());
  set([...items, ...fresh]);
  return first;
}

function tell(keys: ReadonlySet<number>): void {
  const batch = items.filter(({ key }) => keys.has(key));
  for (const listener of batches) listener(batch);
}

function newItem(key: number, name: string): UploadItem {
  return { key, name, state: "waiting", share: 0, note: undefined, ids: [] };
}

async function sendOne(key: number, file: Blob, name: string): Promise<void> {
  const { signal } = stops.get(key) ?? new AbortController();
  const fail = (note: string) => change(key, { state: "failed", note });
  try {
    if (signal.aborted) return fail(CANCELLED);
    change(key, { state: "sending" });
    const prepared = await prepareImage(file);
    if (!prepared.ok) return fail(prepared.error);
    const signedIn = await signInAsGuest();
    if (!signedIn.ok) return fail(signedIn.error);
    change(key, { note: prepared.note });
    const onProgress = (share: number) => change(key, { share });
    const sent = await upload(prepared.file, name, { signal, onProgress, turned: prepared.turned });
    const note = (sent.ok && sent.note) || prepared.note;
    if (sent.ok) change(key, { state: "done", share: 1, ids: sent.pages.map(({ id }) => id), note });
    else fail(sent.error);
  } finally {
    stops.delete(key);
  }
}

function change(key: number, next: Partial<UploadItem>): void {
  set(items.map((item) => (item.key === key ? { ...item, ...next } : item)));
}

function set(next: readonly UploadItem[]): void {
  items = next;
  for (const listener of listeners) listener();
}
