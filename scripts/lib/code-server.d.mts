import type { ChildProcess } from "node:child_process";

export interface CodeServerOptions {
  readonly web?: boolean | undefined;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly vsix?: string | undefined;
  readonly port?: number | undefined;
  readonly smokeDriver?: boolean | undefined;
}

export interface CodeServer {
  readonly url: string;
  readonly authority: string;
  readonly home: string;
  readonly process: ChildProcess;
  close(): Promise<void>;
}

export function startCodeServer(options?: CodeServerOptions): Promise<CodeServer>;
