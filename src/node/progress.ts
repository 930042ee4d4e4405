import type { WriteStream } from "node:tty";
import type { LoadProgress } from "../events/load.ts";

/** One line that is written over and over on a terminal; nothing where standard error is none. */
export function terminalProgress(stream: WriteStream | NodeJS.WriteStream) {
  let shown = 0;
  const clear = (): void => {
    if (shown > 0) stream.write("\r\u001b[K");
    shown = 0;
  };
  const show = ({ bytesDone, bytes, filesDone, files, step }: LoadProgress): void => {
    if (!stream.isTTY || performance.now() - shown < 100) return;
    shown = performance.now();
    const percent = bytes === 0 ? 100 : Math.floor((100 * bytesDone) / bytes);
    const text = `${String(percent)} %  ${String(filesDone)} of ${String(files)} files  ${step}`;
    stream.write(`\r\u001b[K${text.slice(0, Math.max(0, stream.columns - 1))}`);
  };
  return { show, clear };
}
