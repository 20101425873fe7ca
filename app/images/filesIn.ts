/** A file that was chosen, dropped, pasted or photographed; what was pasted has no name of its own. */
export type GivenFile = { readonly file: Blob; readonly name: string };

const MOST = 200; // files of one drop; a folder may hold a whole disk

/**
 * The files that are dropped or pasted, folders opened: those of a folder by name, those of the system, which begin with a
 * dot, left out. Call it while the event is handled, as afterwards a browser gives none. Of more than 200 files the first
 * 200 come, and `isCut` says so.
 */
export async function filesIn(
  data: Pick<DataTransfer, "items">,
): Promise<{ readonly files: readonly GivenFile[]; readonly isCut: boolean }> {
  const given = [...data.items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: GivenFile[] = [];
  for (const { entry, file } of given) {
    if (entry?.isDirectory) files.push(...(await filesUnder(entry, MOST + 1 - files.length)));
    else if (file) files.push({ file, name: file.name || "Pasted image" });
  }
  return { files: files.slice(0, MOST), isCut: files.length > MOST };
}

/** At most so many files in a folder and the folders in it; what cannot be opened is left out. */
async function filesUnder(entry: FileSystemEntry, most: number): Promise<readonly GivenFile[]> {
  if (most <= 0 || entry.name.startsWith(".")) return [];
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((resolve) =>
      entry.file(resolve, () => resolve(undefined)),
    );
    return file ? [{ file, name: file.name }] : [];
  }
  if (!isFolder(entry)) return [];
  const files: GivenFile[] = [];
  for (const each of await entriesOf(entry)) files.push(...(await filesUnder(each, most - files.length)));
  return files;
}

/** By name. A reader gives a folder's entries in parts, and none when it is through. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (part.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
    all.push(...part);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
