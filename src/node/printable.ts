/** Text of files as it may go to a terminal: it can't steer it. Line breaks stay where `lines` says so. */
export function printable(text: string, { lines = false } = {}): string {
  return text.replace(/\p{Cc}/gu, (control) => (lines && control === "\n" ? control : "\uFFFD"));
}
