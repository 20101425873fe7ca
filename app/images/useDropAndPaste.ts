import { useEffect, useState } from "react";
import { uploads } from "./uploads.ts";

/** Sends files that are dropped anywhere on the page or pasted into it; answers whether some hang over it. */
export function useDropAndPaste(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      clearTimeout(leaving);
      setOver(true);
    };
    const onDragLeave = () => {
      leaving = setTimeout(() => setOver(false), 80); // leaving one element enters the next
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const files = filesIn(event.dataTransfer);
      if (files.length === 0) return;
      event.preventDefault();
      uploads.send(files);
    };
    const onPaste = (event: ClipboardEvent) => uploads.send(filesIn(event.clipboardData));
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

function filesIn(data: DataTransfer | null) {
  return [...(data?.files ?? [])].map((file) => ({ file, name: file.name || "Pasted image" }));
}
