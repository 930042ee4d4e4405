/** Work that several callers wait for together: each may cancel for itself, and the last one to do so ends it. */
import { Cancelled } from "../errors.ts";

export interface WaitOptions<P> {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: P) => void) | undefined;
}

export interface SharedWork<T, P> {
  /** A caller without a signal waits to the end, but keeps nobody from ending the work. */
  wait(options: WaitOptions<P>): Promise<T>;
  abort(): void;
  readonly isAborted: boolean;
  /** Resolves when the work is over, however it went. */
  readonly over: Promise<void>;
}

export function shareWork<T, P>(
  run: (signal: AbortSignal, report: (progress: P) => void) => Promise<T>,
): SharedWork<T, P> {
  const controller = new AbortController();
  const listeners = new Set<(progress: P) => void>();
  let waiting = 0;
  const report = (progress: P): void => {
    for (const listen of listeners) listen(progress);
  };
  // A turn later, so that the caller has its hands on this before anything in `run` happens.
  const done = Promise.resolve().then(() => run(controller.signal, report));
  const over = done.then(
    () => undefined,
    () => undefined,
  );

  const unlessCancelled = (signal: AbortSignal): Promise<T> =>
    new Promise((resolve, reject) => {
      const cancel = (): void => {
        if (--waiting === 0) controller.abort();
        reject(new Cancelled());
      };
      waiting++;
      signal.addEventListener("abort", cancel, { once: true });
      const settle = (): void => {
        signal.removeEventListener("abort", cancel);
      };
      done.finally(settle).then(resolve, reject);
    });

  return {
    wait: async ({ signal, progress }) => {
      if (signal?.aborted) throw new Cancelled();
      if (progress) listeners.add(progress);
      try {
        return await (signal ? unlessCancelled(signal) : done);
      } finally {
        if (progress) listeners.delete(progress);
      }
    },
    abort: () => {
      controller.abort();
    },
    get isAborted() {
      return controller.signal.aborted;
    },
    over,
  };
}

/** Calls at most once in so many milliseconds; what comes too soon is left out. */
export function throttled<T>(ms: number, call: (value: T) => void): (value: T) => void {
  let last = -Infinity;
  return (value) => {
    const now = performance.now();
    if (now - last < ms) return;
    last = now;
    call(value);
  };
}
