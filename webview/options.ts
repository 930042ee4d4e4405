/** What a combobox offers, and which of it a typed text finds. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Said beside the label: a name, an offset. */
  readonly detail: string;
  /** Lower-case text that typing is looked up in. */
  readonly search: string;
}

const plain = (s: string): string => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function option(value: string, label = value, detail = "", more = ""): Option {
  return { value, label, detail, search: plain(`${label} ${detail} ${more}`) };
}

/** Options that hold every typed word, those first that begin with the text. */
export function findOptions(options: readonly Option[], query: string): readonly Option[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return options;
  const found = options.filter(({ search }) => words.every((word) => search.includes(word)));
  const begins = (o: Option): boolean => o.search.startsWith(first);
  return [...found.filter(begins), ...found.filter((o) => !begins(o))];
}

/** The chosen ones first, so that they can be seen and taken back without searching. */
export function chosenFirst(
  options: readonly Option[],
  chosen: readonly string[],
  missing: (value: string) => Option,
): readonly Option[] {
  if (chosen.length === 0) return options;
  const wanted = new Set(chosen);
  const known = new Map(options.filter((o) => wanted.has(o.value)).map((o) => [o.value, o]));
  const top = chosen.map((value) => known.get(value) ?? missing(value));
  return [...top, ...options.filter((o) => !wanted.has(o.value))];
}

/** The list with the value put in, or taken out if it was there. */
export function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
}
