/** Puts text on the clipboard. Plain-http pages have no clipboard API: there a selection is copied the old way. */
export async function copyText(text: string, holder: HTMLElement): Promise<boolean> {
  try {
    if (navigator.clipboard !== undefined) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused, as in a page without focus: the old way may still be allowed.
  }
  return copySelected(text, holder);
}

function copySelected(text: string, holder: HTMLElement): boolean {
  const shown = document.createElement("pre");
  shown.textContent = text;
  shown.className = "visually-hidden selectable";
  // Within the open dialog, since it lets nothing outside itself be selected.
  holder.append(shown);
  const range = document.createRange();
  range.selectNodeContents(shown);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  const isDone = document.execCommand("copy");
  selection?.removeAllRanges();
  shown.remove();
  return isDone;
}

/** Saves text as a file named `name`. */
export function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
