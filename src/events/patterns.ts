import picomatch from "picomatch/posix.js";
import type { FileUri } from "../ports.ts";

/** A place in a file system, its names as people write them. */
export interface Place {
  /** Scheme and authority: `file://`, `vscode-vfs://github`. */
  readonly volume: string;
  readonly names: readonly string[];
}

export interface Pattern {
  /** The pattern taken as a plain path, for files whose names look like globs. */
  readonly plain: Place;
  /** Undefined when the pattern is nothing but a plain path. */
  readonly glob?: Glob;
}

export interface Glob {
  /** Where to begin: what the pattern has before its first wildcard. */
  readonly base: Place;
  /** Whether the path below the base fits. */
  matches(path: string): boolean;
  /** Whether there can be something below this directory, which stands `depth` names below the base. */
  enters(name: string, depth: number): boolean;
}

export function readPattern(root: FileUri, pattern: string): Pattern {
  const { from, path } = originOf(placeOf(root), pattern);
  // Brackets as in "events (old)" are part of a name, unless they are an extended glob's: "@(a|b)".
  const wild = path.replace(/(^|[^@?!+*\\])\(([^|()]*)\)/g, "$1\\($2\\)");
  const { base, glob, isGlob } = picomatch.scan(wild, { nonegate: true });
  const plain = below(from, isGlob ? path : unescaped(wild));
  if (!isGlob) return { plain };
  const whole = glob.endsWith("/") ? `${glob}**` : glob;
  return { plain, glob: globOf(below(from, unescaped(base)), whole) };
}

export function everythingBelow(base: Place): Glob {
  return globOf(base, "**");
}

export function uriOf({ volume, names }: Place): FileUri {
  return `${volume}/${names.map(encodeURIComponent).join("/")}`;
}

export function placeOf(uri: FileUri): Place {
  const [, volume = "", path = ""] = /^([a-z][\w+.-]*:\/\/[^/]*)(.*)$/is.exec(uri) ?? ["", "", uri];
  return {
    volume,
    names: path
      .split("/")
      .filter(Boolean)
      .map((name) => decoded(name)),
  };
}

function originOf(root: Place, pattern: string): { readonly from: Place; readonly path: string } {
  const uri = /^([a-z][\w+.-]*:\/\/[^/]*)(\/.*)$/is.exec(pattern);
  if (uri)
    return { from: { volume: uri[1] ?? "", names: [] }, path: decoded(uri[2] ?? "", escaped) };
  const absolute = /^(?:\/|[a-z]:\/)/i.test(pattern);
  return { from: absolute ? { ...root, names: [] } : root, path: pattern };
}

/** What is encoded in a URI is meant literally, so that `%2A` is no wildcard. Broken encoding stays as it is. */
function decoded(text: string, each: (literal: string) => string = (literal) => literal): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return each(decodeURIComponent(codes));
    } catch {
      return codes;
    }
  });
}

function escaped(literal: string): string {
  return literal.replace(/[\\*?[\]{}()!@+|,]/g, "\\$&");
}

function unescaped(path: string): string {
  return path.replace(/\\(.)/gs, "$1");
}

function below(from: Place, path: string): Place {
  const names = [...from.names];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return { volume: from.volume, names };
}

function globOf(base: Place, glob: string): Glob {
  const matches = picomatch(glob, { nonegate: true });
  const deepest = /\*\*|[@?!+*]\(/.test(glob) ? MOST_DEPTH : glob.split("/").length - 1;
  const hidden = /(?:^|[/{,(|])\\?\./.test(glob);
  return {
    base,
    matches: (path) => matches(path),
    enters: (name, depth) =>
      depth <= deepest && !skipped.has(name) && (hidden || !name.startsWith(".")),
  };
}

/** A link that leads to a directory above itself must not keep the search going. */
const MOST_DEPTH = 32;
const skipped: ReadonlySet<string> = new Set(["node_modules", ".git"]);
