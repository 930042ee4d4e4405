import { messageOf } from "../errors.ts";
import type { DirectoryEntry, FileTree, FileUri, FoundFile } from "../ports.ts";
import {
  everythingBelow,
  placeOf,
  readPattern,
  uriOf,
  type Glob,
  type Pattern,
  type Place,
} from "./patterns.ts";

export interface FoundFiles {
  /** In the order of their names, each once. */
  readonly files: readonly FoundFile[];
  /** Patterns that no file matches. */
  readonly unmatched: readonly string[];
  /** Directories and files that are there but could not be looked at. */
  readonly unreadable: readonly { readonly uri: FileUri; readonly reason: string }[];
}

/**
 * Finds the files that the patterns name, relative to `root` (E5). A pattern is a glob, a file, or a directory,
 * which stands for everything below it; it may be an absolute path or URI as well. Only the directories that
 * a pattern begins with are walked, and below them neither hidden ones (unless the pattern names some), nor
 * `.git` or `node_modules`.
 */
export async function findFiles(
  tree: FileTree,
  root: FileUri,
  patterns: readonly string[],
): Promise<FoundFiles> {
  const place = placeOf(root);
  const search = openSearch(tree, place);
  const trial = openSearch(tree, place);
  const files = new Map<FileUri, FoundFile>();
  const unmatched: string[] = [];
  for (const pattern of new Set(patterns)) {
    const found = await findOne(search, trial, readPattern(root, pattern));
    if (found.length === 0) unmatched.push(pattern);
    for (const file of found) files.set(file.uri, file);
  }
  const unreadable = [...search.failures].map(([uri, reason]) => ({ uri, reason }));
  return { files: [...files.values()].sort(byName), unmatched, unreadable };
}

function byName(a: FoundFile, b: FoundFile): number {
  if (a.name === b.name) return a.uri < b.uri ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** The file tree, with failures noted instead of thrown: one locked directory must not hide all others. */
interface Search {
  readonly root: Place;
  readonly failures: ReadonlyMap<FileUri, string>;
  list(place: Place): Promise<readonly DirectoryEntry[]>;
  file(place: Place): Promise<readonly FoundFile[]>;
}

function openSearch(tree: FileTree, root: Place): Search {
  const failures = new Map<FileUri, string>();
  const noted = async <T>(place: Place, none: T, ask: (uri: FileUri) => Promise<T>): Promise<T> => {
    try {
      return await ask(uriOf(place));
    } catch (error) {
      failures.set(`${place.volume}/${place.names.join("/")}`, messageOf(error));
      return none;
    }
  };
  return {
    root,
    failures,
    list: (place) => noted(place, [], (uri) => tree.list(uri)),
    file: (place) =>
      noted<readonly FoundFile[]>(place, [], async (uri) => {
        const stat = await tree.stat(uri);
        return stat ? [{ uri, name: nameOf(place, root), ...pick(stat) }] : [];
      }),
  };
}

function pick(stat: { readonly size: number; readonly modified: number }) {
  return { size: stat.size, modified: stat.modified };
}

function nameOf(place: Place, root: Place): string {
  const { names } = place;
  const inside =
    place.volume === root.volume && root.names.every((name, index) => name === names[index]);
  if (inside) return names.slice(root.names.length).join("/");
  const path = `/${names.join("/")}`;
  return place.volume === root.volume ? path : place.volume + path;
}

/** `trial`: for what may well not be there, so that its failures mean nothing. */
async function findOne(
  search: Search,
  trial: Search,
  { plain, glob }: Pattern,
): Promise<readonly FoundFile[]> {
  if (!glob) return findPlain(search, trial, plain);
  const found = await walk(search, glob);
  return found.length > 0 ? found : findPlain(trial, trial, plain);
}

/** The file, or the files below the directory. A place's parent says most surely which of them it is. */
async function findPlain(
  search: Search,
  trial: Search,
  place: Place,
): Promise<readonly FoundFile[]> {
  const name = place.names.at(-1);
  if (name === undefined || nameOf(place, search.root) === "")
    return walk(search, everythingBelow(place));
  const siblings = await trial.list({ ...place, names: place.names.slice(0, -1) });
  const kind = siblings.find((one) => one.name === name)?.kind;
  if (kind === "file") return search.file(place);
  const inside = await walk(kind ? search : trial, everythingBelow(place));
  return kind || inside.length > 0 ? inside : search.file(place);
}

/** Below a link no further one is followed: links in a circle would else multiply without end. */
async function walk(search: Search, glob: Glob): Promise<readonly FoundFile[]> {
  const visit = async (path: readonly string[], byLink: boolean): Promise<readonly FoundFile[]> => {
    const place = (name: readonly string[]): Place => ({
      volume: glob.base.volume,
      names: [...glob.base.names, ...name],
    });
    const entries = await search.list(place(path));
    const found = entries.map(async ({ name, kind, linked = false }) => {
      const inner = [...path, name];
      if (kind === "file") return glob.matches(inner.join("/")) ? search.file(place(inner)) : [];
      const enters = !(byLink && linked) && glob.enters(name, inner.length);
      return enters ? visit(inner, byLink || linked) : [];
    });
    return (await Promise.all(found)).flat();
  };
  return visit([], false);
}
