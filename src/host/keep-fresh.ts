/** Whether files are as they were read, and when to read them again: soon while somebody looks, else when asked. */

export interface Freshness {
  /** Nothing has changed since the last reading began. */
  isFresh(): boolean;
  /** Something changed, or may have. */
  outdate(): void;
  /** What is there now is being read. */
  begin(): void;
  /** The reading came to nothing, and is not made up for by itself. */
  forget(): void;
  /** Reads again in a while if anything changed since, and somebody looks. */
  settle(): void;
  /** While held, somebody looks. */
  hold(): { dispose(): void };
  dispose(): void;
}

/** `settleMs`: milliseconds from a change to reading it, as what writes one file often writes more. */
export function keepFresh(readAgain: () => void, settleMs: number): Freshness {
  let version = 0;
  let readVersion: number | undefined;
  let holders = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isFresh = (): boolean => readVersion === version;
  const settle = (): void => {
    // What nobody has read yet waits for its first reader.
    if (isFresh() || readVersion === undefined || holders === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      readAgain();
    }, settleMs);
  };

  return {
    isFresh,
    outdate: () => {
      version++;
    },
    begin: () => {
      readVersion = version;
    },
    forget: () => {
      readVersion = undefined;
    },
    settle,
    hold: () => {
      holders++;
      settle();
      let held = true;
      return {
        dispose: () => {
          if (held) holders--;
          held = false;
        },
      };
    },
    dispose: () => {
      clearTimeout(timer);
    },
  };
}
