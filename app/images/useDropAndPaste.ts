import { useEffect, useRef, useState } from "react";
import { addressIn } from "./address.ts";
import { filesIn, type GivenFile } from "./filesIn.ts";

/** What was dropped or pasted: files, or the address of an image. */
export type Given = {
  readonly files: (files: readonly GivenFile[]) => void;
  readonly address: (address: string) => void;
  /** What the person is to know of what they gave, in words. */
  readonly say: (words: string) => void;
};

const CUT = "These are more than 200 files. The first 200 are taken: give the rest in smaller folders.";
const EMPTY = "There is no file in that folder. Choose one with images in it.";

const TAKEN = ["Files", "text/uri-list"];

type Data = Pick<DataTransfer, "items" | "getData">;
declare global {
  /** What was given before the page's code ran, kept by public/early.js; who takes it keeps what comes from then on. */
  var earlyGiven: { readonly take: () => readonly Data[] } | undefined;
}

/** Gives what is dropped anywhere on the page or pasted into it; answers whether something hangs over it. */
export function useDropAndPaste(give: Given): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(give);
  latest.current = give;
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const onDragOver = (event: DragEvent) => {
      if (!TAKEN.some((type) => event.dataTransfer?.types.includes(type))) return;
      event.preventDefault();
      clearTimeout(leaving);
      setOver(true);
    };
    const onDragLeave = () => {
      leaving = setTimeout(() => setOver(false), 80); // leaving one element enters the next
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (handOver(event.dataTransfer, latest.current)) event.preventDefault();
    };
    const onPaste = ({ clipboardData, target }: ClipboardEvent) => {
      if (clipboardData?.files.length || !isEditable(target)) handOver(clipboardData, latest.current);
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    window.addEventListener("paste", onPaste);
    for (const data of globalThis.earlyGiven?.take() ?? []) handOver(data, latest.current);
    return () => {
      clearTimeout(leaving);
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
      window.removeEventListener("paste", onPaste);
    };
  }, []);
  return isOver;
}

/** False when there is nothing in it for us. A picture dragged from a page has both, and its file is what was meant. */
function handOver(data: Data | null, give: Given): boolean {
  const hasFiles = [...(data?.items ?? [])].some(({ kind }) => kind === "file");
  const named = addressIn(data);
  if (data && hasFiles) void handFilesOver(data, give);
  else if (named !== undefined) give.address(named);
  return hasFiles || named !== undefined;
}

async function handFilesOver(data: Data, { files: take, say }: Given): Promise<void> {
  const { files, isCut } = await filesIn(data);
  if (files.length === 0) say(EMPTY);
  else take(files);
  if (isCut) say(CUT);
}

/** Text pasted into a field is for the field. */
function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, [contenteditable='true']");
}
