/**
 * Answers every XMLHttpRequest of this thread with 404 at once. DuckDB asks by one for extensions that it lacks; in a
 * thread that has none, or no network, it would wait for ever.
 */
export function refuseRequests(): void {
  const nothing = (): undefined => undefined;
  const refusal = class {
    readonly status = 404;
    readonly open = nothing;
    readonly send = nothing;
    readonly setRequestHeader = nothing;
  };
  Object.assign(globalThis, { XMLHttpRequest: refusal });
}
