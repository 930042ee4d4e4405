import assert from "node:assert/strict";
import { Cancelled, UserError } from "../../src/errors.ts";
import { connect, type Peer, type Port } from "../../src/rpc.ts";

type ServerAsks = {
  double: { ask: number; answer: number };
  wrong: { ask: "user" | "bug" | "cancelled"; answer: null };
  long: { ask: null; answer: string; progress: number };
  relay: { ask: string; answer: string };
};
type ClientAsks = { greet: { ask: string; answer: string } };

describe("asking between threads", () => {
  const open = () => {
    const [near, far] = portPair();
    const server: Peer<ClientAsks> = connect<ServerAsks, ClientAsks>(far, {
      double: (n) => n * 2,
      wrong: (kind) => {
        if (kind === "user") throw new UserError("Mend it");
        if (kind === "cancelled") throw new Cancelled();
        throw new TypeError("Our fault");
      },
      long: (_, { signal, progress }) =>
        new Promise((resolve) => {
          progress(1);
          progress(2);
          signal.addEventListener("abort", () => {
            resolve("stopped");
          });
        }),
      relay: (name) => server.ask("greet", name),
    });
    const client = connect<ClientAsks, ServerAsks>(near, { greet: (name) => `Hello ${name}` });
    return { client, server };
  };

  it("answers, several asks at once, either way", async () => {
    const { client } = open();
    const asks = [client.ask("double", 1), client.ask("relay", "Mia"), client.ask("double", 3)];
    assert.deepEqual(await Promise.all(asks), [2, "Hello Mia", 6]);
  });

  it("brings failures over as what they are", async () => {
    const { client } = open();
    await assert.rejects(
      client.ask("wrong", "user"),
      (e) => e instanceof UserError && e.message === "Mend it",
    );
    await assert.rejects(client.ask("wrong", "cancelled"), (e) => e instanceof Cancelled);
    await assert.rejects(
      client.ask("wrong", "bug"),
      (e) => !(e instanceof UserError) && String(e).includes("Our fault"),
    );
  });

  it("reports progress and cancels", async () => {
    const { client } = open();
    const seen: number[] = [];
    const stop = new AbortController();
    const progress = (n: number): void => {
      seen.push(n);
      if (n === 2) stop.abort();
    };
    assert.equal(await client.ask("long", null, { signal: stop.signal, progress }), "stopped");
    assert.deepEqual(seen, [1, 2]);
  });

  it("asks nothing once it is cancelled, or closed", async () => {
    const { client } = open();
    const aborted = AbortSignal.abort();
    await assert.rejects(
      client.ask("double", 1, { signal: aborted }),
      (e) => e instanceof Cancelled,
    );
    const hanging = client.ask("long", null);
    client.close(new Error("gone"));
    await assert.rejects(hanging, /gone/);
    await assert.rejects(client.ask("double", 1), /gone/);
  });

  it("fails an ask that nobody answers, also by the name of something every object has", async () => {
    const { client } = open();
    for (const name of ["nothing", "toString", "__proto__"])
      await assert.rejects(client.ask(name as "double", 1), /Nobody answers/);
  });

  it("takes no notice of other messages", async () => {
    const [near, far] = portPair();
    const client = connect<ClientAsks, ServerAsks>(near, { greet: (name) => name });
    for (const message of [null, 1, "ask", {}, { kind: "ok", id: 99 }]) far.post(message);
    connect<Pick<ServerAsks, "double">, ClientAsks>(far, { double: (n) => n * 2 });
    assert.equal(await client.ask("double", 2), 4);
  });
});

/** Two ends that hand each other structured clones, a turn later, as threads do. */
function portPair(): [Port, Port] {
  const listeners: [Set<(m: unknown) => void>, Set<(m: unknown) => void>] = [new Set(), new Set()];
  const end = (own: 0 | 1): Port => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      setImmediate(() => {
        for (const listen of listeners[own === 0 ? 1 : 0]) listen(copy);
      });
    },
    listen: (receive) => {
      listeners[own].add(receive);
      return () => listeners[own].delete(receive);
    },
  });
  return [end(0), end(1)];
}
