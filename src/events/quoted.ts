const LONGEST = 60;

/** A value from a file as a message shows it: in quotation marks, on one line, at most 60 characters of it. */
export function quoted(value: string): string {
  const cut = value.length > LONGEST ? `${wholeCharacters(value.slice(0, LONGEST))}…` : value;
  return `"${cut.replace(/\p{Cc}+/gu, " ")}"`;
}

const MOST = 30;

export function quotedList(values: readonly string[]): string {
  const more = values.length > MOST ? ` and ${String(values.length - MOST)} more` : "";
  return values.slice(0, MOST).map(quoted).join(", ") + more;
}

/** Without the half of a surrogate pair that a cut may have left. */
function wholeCharacters(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, "");
}
