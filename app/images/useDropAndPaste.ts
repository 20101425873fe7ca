import { useEffect, useRef, useState } from "react";
import { addressIn } from "./address.ts";

/** What was dropped or pasted: files, or the address of an image. */
export type Given = {
  readonly files: (files: readonly { readonly file: Blob; readonly name: string }[]) => void;
  readonly address: (address: string) => void;
};

const TAKEN = ["Files", "text/uri-list"];

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
function handOver(data: DataTransfer | null, { files, address }: Given): boolean {
  const given = [...(data?.files ?? [])].map((file) => ({ file, name: file.name || "Pasted image" }));
  const named = addressIn(data);
  if (given.length > 0) files(given);
  else if (named !== undefined) address(named);
  return given.length > 0 || named !== undefined;
}

/** Text pasted into a field is for the field. */
function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, [contenteditable='true']");
}
