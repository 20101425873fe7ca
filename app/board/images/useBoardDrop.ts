import { useEffect, useState } from "react";
import { useBoardPage } from "../boardPage.ts";

/** Takes images that are dropped on the board or pasted into it; answers whether some hang over it. */
export function useBoardDrop(): boolean {
  const { images } = useBoardPage();
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
      if (files.length > 0) event.preventDefault();
      images.give(files);
    };
    const onPaste = (event: ClipboardEvent) => images.give(filesIn(event.clipboardData));
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
  }, [images]);
  return isOver;
}

function filesIn(data: DataTransfer | null) {
  return [...(data?.files ?? [])].map((file) => ({ file, name: file.name || "Pasted image" }));
}
