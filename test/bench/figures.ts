/** What was measured, summed up for people (a Markdown table) and for programs (JSON). */

/** One process's time for one work. */
export interface Measured {
  readonly work: string;
  readonly contender: string;
  readonly ms: number;
  /** Highest resident memory of the process until then. */
  readonly peakMb: number;
}

export interface Figure {
  readonly work: string;
  readonly contender: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly runs: number;
  readonly peakMb: number;
}

/** One figure for each work and contender, in the order in which they first occur. */
export function figuresOf(measured: readonly Measured[]): Figure[] {
  const groups = grouped(measured);
  const works = [...new Set(measured.map(({ work }) => work))];
  const figures = [...groups.values()].map(figureOf);
  return works.flatMap((work) => figures.filter((figure) => figure.work === work));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export function figuresJson(figures: readonly Figure[]): string {
  const entries = figures.map((figure) => `  ${JSON.stringify(figure)}`);
  return `[\n${entries.join(",\n")}\n]\n`;
}

const heads = ["work", "contender", "median ms", "min", "max", "peak MB", "ratio"] as const;

/** `baseline`: the contender whose median is 1 in a work's ratios. */
export function figuresTable(
  figures: readonly Figure[],
  baseline: (work: string) => string,
): string {
  const rows = figures.map((figure) => {
    const base = figures.find(
      ({ work, contender }) => work === figure.work && contender === baseline(work),
    );
    return [
      figure.work,
      figure.contender,
      milliseconds(figure.medianMs),
      milliseconds(figure.minMs),
      milliseconds(figure.maxMs),
      String(Math.round(figure.peakMb)),
      base ? `${(figure.medianMs / base.medianMs).toFixed(2)} ×` : "",
    ];
  });
  return markdown([[...heads], ...rows]);
}

function keyOf({ work, contender }: Measured): string {
  return JSON.stringify([work, contender]);
}

function grouped(measured: readonly Measured[]): Map<string, Measured[]> {
  const groups = new Map<string, Measured[]>();
  for (const one of measured) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function figureOf(group: readonly Measured[]): Figure {
  const times = group.map(({ ms }) => ms);
  return {
    work: group[0]?.work ?? "",
    contender: group[0]?.contender ?? "",
    medianMs: rounded(median(times)),
    minMs: rounded(Math.min(...times)),
    maxMs: rounded(Math.max(...times)),
    runs: times.length,
    peakMb: rounded(Math.max(...group.map(({ peakMb }) => peakMb))),
  };
}

/** To the hundredth: more would be noise. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function milliseconds(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : Math.round(ms).toLocaleString("en");
}

/** Columns of words to the left, columns of figures to the right. */
const wordColumns = 2;

function markdown(rows: readonly (readonly string[])[]): string {
  const widths = heads.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const padded = rows.map((row) =>
    line(
      row.map((cell, i) =>
        i < wordColumns ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      ),
    ),
  );
  const rule = line(
    widths.map((width, i) => (i < wordColumns ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)),
  );
  return [padded[0], rule, ...padded.slice(1)].join("\n");
}
