import assert from "node:assert/strict";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { createApp, type App } from "../../src/app.ts";
import { Cancelled, UserError } from "../../src/errors.ts";
import { noFilter } from "../../src/reports/report.ts";
import { openRemoteApp, serveApp } from "../../src/remote-app.ts";
import type { Port } from "../../src/rpc.ts";
import { openTestDatabase } from "./duckdb.ts";

describe("the app in a worker", function () {
  this.timeout(60_000);
  let app: App;
  let ports: MessagePort[];
  const contents = new Map<string, Uint8Array>();

  before(() => {
    const { port1, port2 } = new MessageChannel();
    ports = [port1, port2];
    serveApp(portOf(port2), (reader) => createApp({ reader, openDatabase: openTestDatabase }));
    app = openRemoteApp(portOf(port1), {
      read: (uri) => {
        const bytes = contents.get(uri);
        return bytes ? Promise.resolve(bytes) : Promise.reject(new UserError("no such file"));
      },
    });
  });
  after(async () => {
    await app.close();
    for (const port of ports) port.close();
  });

  const request = (...names: string[]) => ({
    files: names.map((name) => ({
      uri: name,
      name,
      size: contents.get(name)?.length ?? 1,
      modified: 1,
    })),
    sourceTimeZone: "UTC",
    columns: {},
  });

  it("reads files through whoever started it, and answers like the app", async () => {
    contents.set(
      "a.csv",
      new TextEncoder().encode("agent,event,time\nmia,LOGIN,2026-11-22T08:00:00Z\n"),
    );
    const summary = await app.load(request("a.csv", "missing.csv"));
    assert.deepEqual([summary.sessions, summary.skipped], [1, 1]);
    const query = {
      set: summary.set,
      range: { from: 0, to: 1e14 },
      filter: noFilter,
      rowLimit: 10,
    };
    assert.equal((await app.generate(query)).rowCount, 1);
    assert.equal((await app.page(query, { index: 0, size: 10 })).rows[0]?.agentLogin, "mia");
    const { bytes } = await app.csv(query, { timeZone: "UTC", escapeFormulas: true }, 0);
    assert.match(new TextDecoder().decode(bytes), /\r\nmia,/);
    const [skipped] = await app.skipped(summary.set, 0, 10);
    assert.match(skipped?.reason ?? "", /no such file/);
    await assert.rejects(app.generate({ ...query, set: 99 }), (e) => e instanceof UserError);
  });

  it("stops in the middle of a large file when it is cancelled", async () => {
    const line = `{"AgentARN":"a","EventType":"LOGIN","EventTimestamp":"2026-11-22T08:00:00Z"}\n`;
    contents.set("large.json", new TextEncoder().encode(line.repeat(1_000_000)));
    const stop = new AbortController();
    const load = app.load(request("large.json"), {
      signal: stop.signal,
      progress: () => {
        stop.abort();
      },
    });
    await assert.rejects(load, (error) => error instanceof Cancelled);
  });
});

function portOf(port: MessagePort): Port {
  return {
    post: (message, transfer) => {
      port.postMessage(message, transfer);
    },
    listen: (receive) => {
      port.on("message", receive);
      return () => port.off("message", receive);
    },
  };
}
