/** What a contender answered to a work: all contenders must answer the same, in every run. */
export interface Answer {
  readonly work: string;
  readonly contender: string;
  /** Counts, and rows one a line. */
  readonly text: string;
}

/** One sentence for each work whose contenders disagree, with the first line that differs. */
export function disagreements(answers: readonly Answer[]): string[] {
  const first = new Map<string, Answer>();
  const found = new Map<string, string>();
  for (const answer of answers) {
    const other = first.get(answer.work);
    if (!other) first.set(answer.work, answer);
    else if (other.text !== answer.text)
      found.set(`${answer.work}\n${answer.contender}`, difference(other, answer));
  }
  return [...found.values()];
}

function difference(a: Answer, b: Answer): string {
  const linesA = a.text.split("\n");
  const linesB = b.text.split("\n");
  const at = linesA.findIndex((line, i) => line !== linesB[i]);
  const line = at < 0 ? linesA.length : at;
  return [
    `${a.work}: ${a.contender} and ${b.contender} differ in line ${String(line + 1)} of their answers:`,
    `  ${a.contender}: ${linesA[line] ?? "(no such line)"}`,
    `  ${b.contender}: ${linesB[line] ?? "(no such line)"}`,
  ].join("\n");
}
