/**
 * Typed asking and answering between two threads (extension host ↔ worker, extension host ↔ page).
 * Either side may ask; a failure is an answer too, so no ask hangs.
 */
import { Cancelled, EventsGone, UserError, messageOf } from "./errors.ts";

/** A map of ask name → what is asked, what is answered and, for long work, what is reported meanwhile. */
export type Asks = Record<string, { ask: unknown; answer: unknown; progress?: unknown }>;

export interface Port {
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Returns a function that stops listening. */
  listen(receive: (message: unknown) => void): () => void;
}

type ProgressOf<A> = A extends { progress: infer P } ? P : never;

export interface AskOptions<P> {
  signal?: AbortSignal | undefined;
  progress?: ((value: P) => void) | undefined;
}

export interface AnswerContext<P> {
  readonly signal: AbortSignal;
  progress(value: P): void;
}

export type Handlers<A extends Asks> = {
  [K in keyof A]: (
    ask: A[K]["ask"],
    context: AnswerContext<ProgressOf<A[K]>>,
  ) => A[K]["answer"] | Promise<A[K]["answer"]>;
};

export interface Peer<Theirs extends Asks> {
  ask<K extends keyof Theirs & string>(
    name: K,
    value: Theirs[K]["ask"],
    options?: AskOptions<ProgressOf<Theirs[K]>>,
  ): Promise<Theirs[K]["answer"]>;
  /** Fails every ask still open with this reason; later ones fail too. */
  close(reason: Error): void;
}

type FailureKind = "user" | "cancelled" | "events-gone" | "bug";

type Message =
  | { kind: "ask"; id: number; name: string; value: unknown }
  | { kind: "cancel"; id: number }
  | { kind: "progress"; id: number; value: unknown }
  | { kind: "ok"; id: number; value: unknown }
  | {
      kind: "failed";
      id: number;
      failure: FailureKind;
      message: string;
      stack?: string | undefined;
    };

interface OpenAsk {
  resolve(value: unknown): void;
  reject(error: Error): void;
  progress: ((value: never) => void) | undefined;
}

/** Joins two threads: `ours` answers what the other side asks, the returned peer asks the other side. */
export function connect<Ours extends Asks, Theirs extends Asks>(
  port: Port,
  ours: Handlers<Ours>,
): Peer<Theirs> {
  const open = new Map<number, OpenAsk>();
  const working = new Map<number, AbortController>();
  let lastId = 0;
  let closed: Error | undefined;

  const answer = async (id: number, name: string, value: unknown): Promise<void> => {
    const controller = new AbortController();
    working.set(id, controller);
    try {
      const handler = Object.hasOwn(ours, name) ? ours[name] : undefined;
      if (!handler) throw new Error(`Nobody answers "${name}"`);
      const result = await handler(value, {
        signal: controller.signal,
        progress: (report) => {
          port.post({ kind: "progress", id, value: report } satisfies Message);
        },
      });
      port.post({ kind: "ok", id, value: result } satisfies Message, transferOf(result));
    } catch (error) {
      port.post(failureMessage(id, error));
    } finally {
      working.delete(id);
    }
  };

  const settle = (message: Message): void => {
    const ask = open.get(message.id);
    if (message.kind === "progress") ask?.progress?.(message.value as never);
    if (message.kind === "ok") ask?.resolve(message.value);
    if (message.kind === "failed") ask?.reject(errorOf(message));
    if (message.kind !== "progress") open.delete(message.id);
  };

  const stop = port.listen((raw) => {
    if (!isMessage(raw)) return;
    if (raw.kind === "ask") void answer(raw.id, raw.name, raw.value);
    else if (raw.kind === "cancel") working.get(raw.id)?.abort();
    else settle(raw);
  });

  return {
    ask: (name, value, options = {}) =>
      new Promise((resolve, reject) => {
        if (closed) throw closed;
        if (options.signal?.aborted) throw new Cancelled();
        const id = ++lastId;
        open.set(id, {
          resolve,
          reject,
          progress: options.progress,
        });
        options.signal?.addEventListener("abort", () => {
          port.post({ kind: "cancel", id } satisfies Message);
        });
        port.post({ kind: "ask", id, name, value } satisfies Message);
      }),
    close: (reason) => {
      closed = reason;
      stop();
      for (const controller of working.values()) controller.abort();
      for (const ask of open.values()) ask.reject(reason);
      open.clear();
    },
  };
}

/** A large answer of bytes is handed over, not copied, where it has its memory to itself. */
function transferOf(answer: unknown): ArrayBuffer[] {
  if (!(answer instanceof Uint8Array) || !(answer.buffer instanceof ArrayBuffer)) return [];
  const isAlone = answer.byteLength === answer.buffer.byteLength;
  return isAlone && answer.byteLength >= largeBytes ? [answer.buffer] : [];
}

/** Below this, Node keeps files in memory that they share. */
const largeBytes = 0x1_0000;

function failureMessage(id: number, error: unknown): Message {
  const stack = error instanceof Error ? error.stack : undefined;
  return { kind: "failed", id, failure: failureKind(error), message: messageOf(error), stack };
}

function failureKind(error: unknown): FailureKind {
  if (error instanceof Cancelled) return "cancelled";
  if (error instanceof EventsGone) return "events-gone";
  return error instanceof UserError ? "user" : "bug";
}

function errorOf(message: Message & { kind: "failed" }): Error {
  if (message.failure === "cancelled") return new Cancelled();
  if (message.failure === "events-gone") return new EventsGone();
  if (message.failure === "user") return new UserError(message.message);
  const error = new Error(message.message);
  if (message.stack) error.stack = message.stack;
  return error;
}

function isMessage(raw: unknown): raw is Message {
  return typeof raw === "object" && raw !== null && "kind" in raw && "id" in raw;
}
