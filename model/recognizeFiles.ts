import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

const READ = /\.(png|jpe?g|webp|avif|gif|bmp|tiff?|hei[cf]|pdf|jsonl|jsonl\.gz)$/i;

/** The files that are meant by `given`, in order: in place of a folder those in it that can be read, and in its folders, by name. */
export async function filesOf(given: readonly string[], from: string): Promise<readonly string[]> {
  const each = given.map(async (file) =>
    (await isFolder(resolve(from, file))) ? inFolder(file, from) : [file],
  );
  return (await Promise.all(each)).flat();
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined); // a missing file is told of when its turn comes
  return found?.isDirectory() ?? false;
}

async function inFolder(folder: string, from: string): Promise<readonly string[]> {
  const entries = await readdir(resolve(from, folder), { withFileTypes: true, recursive: true });
  const root = resolve(from, folder);
  return entries
    .filter((entry) => entry.isFile() && READ.test(entry.name))
    .map((entry) => join(folder, entry.parentPath.slice(root.length), entry.name))
    .sort();
}
