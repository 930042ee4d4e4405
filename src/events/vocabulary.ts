/** Numbers for agents and for their configurations, so that events and sessions are columns of small integers. */
import type { EventAgent } from "./event.ts";

/** What an event says of its agent. Text it lacks is "". */
export interface Configuration {
  readonly agentLogin: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly routingProfile: string;
  /** Level 1 down. */
  readonly hierarchy: readonly string[];
}

export interface Vocabulary {
  /** Identity of the event's agent: by ARN where it has one, else by login name. */
  agentCode(event: EventAgent): number;
  configurationCode(configuration: Configuration): number;
  configuration(code: number): Configuration;
  readonly agentCount: number;
  readonly configurationCount: number;
  /** S4: the first's values, what it lacks from the second. */
  completed(code: number, from: number): number;
  /** One configuration for the copies of one event that was delivered several times. */
  mergedCopies(codes: readonly number[]): number;
  /** By identity: the same for the same events, in whatever order they were read. */
  compareAgents(a: number, b: number): number;
  /** An agent whose name no event tells is shown by its ARN. */
  named(code: number, agent: number): number;
}

export function createVocabulary(): Vocabulary {
  const agents = new Map<string, number>();
  const agentKeys: string[] = [];
  const byLogin = new Map<string, number[]>();
  const configurations: Configuration[] = [];
  const completions = new Map<number, number>();

  const configurationCode = (wanted: Configuration): number => {
    const known = byLogin.get(wanted.agentLogin);
    const found = known?.find((code) => same(configurations[code], wanted));
    if (found !== undefined) return found;
    const own = ownCopy(wanted);
    const code = configurations.push(own) - 1;
    if (known) known.push(code);
    else byLogin.set(own.agentLogin, [code]);
    return code;
  };

  const configuration = (code: number): Configuration => {
    const found = configurations[code];
    if (!found) throw new Error(`No configuration has the code ${String(code)}`);
    return found;
  };

  const completed = (code: number, from: number): number => {
    if (code === from) return code;
    const pair = code * 0x4000000 + from;
    let result = completions.get(pair);
    if (result === undefined) {
      result = configurationCode(filledFrom(configuration(code), configuration(from)));
      completions.set(pair, result);
    }
    return result;
  };

  return {
    agentCode(event) {
      // A login name can't be taken for an ARN: the two have different first characters here.
      const key = event.agentArn ? `a${event.agentArn}` : `l${event.agentLogin}`;
      let code = agents.get(key);
      if (code === undefined) {
        const own = ownText(key);
        code = agentKeys.push(own) - 1;
        agents.set(own, code);
      }
      return code;
    },
    configurationCode,
    configuration,
    get agentCount() {
      return agentKeys.length;
    },
    get configurationCount() {
      return configurations.length;
    },
    completed,
    mergedCopies(codes) {
      const distinct = [...new Set(codes)];
      const [fullest = 0, ...others] = distinct.sort((a, b) =>
        byFullness(configuration(a), configuration(b)),
      );
      return others.reduce(completed, fullest);
    },
    compareAgents: (a, b) => compareText(agentKeys[a] ?? "", agentKeys[b] ?? ""),
    named(code, agent) {
      const found = configuration(code);
      if (found.agentLogin) return code;
      return configurationCode({ ...found, agentLogin: (agentKeys[agent] ?? "").slice(1) });
    },
  };
}

/** Fullest first; among equals, by their text, so that the order of files and records means nothing. */
function byFullness(a: Configuration, b: Configuration): number {
  return fullness(b) - fullness(a) || compareText(joined(a), joined(b));
}

function fullness(c: Configuration): number {
  const texts = [c.agentLogin, c.firstName, c.lastName, c.routingProfile, ...c.hierarchy];
  return texts.filter((text) => text !== "").length;
}

function joined(c: Configuration): string {
  return [c.agentLogin, c.firstName, c.lastName, c.routingProfile, ...c.hierarchy].join("\0");
}

function filledFrom(c: Configuration, other: Configuration): Configuration {
  return {
    agentLogin: c.agentLogin || other.agentLogin,
    firstName: c.firstName || other.firstName,
    lastName: c.lastName || other.lastName,
    routingProfile: c.routingProfile || other.routingProfile,
    hierarchy: c.hierarchy.length > 0 ? c.hierarchy : other.hierarchy,
  };
}

function same(a: Configuration | undefined, b: Configuration): boolean {
  return (
    a?.routingProfile === b.routingProfile &&
    a.firstName === b.firstName &&
    a.lastName === b.lastName &&
    a.agentLogin === b.agentLogin &&
    a.hierarchy.length === b.hierarchy.length &&
    a.hierarchy.every((group, i) => group === b.hierarchy[i])
  );
}

/** By code point, as DuckDB orders text; `<` alone compares UTF-16 units. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const surrogates = Number(isSurrogate(x)) - Number(isSurrogate(y));
    return surrogates || x - y;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function ownCopy(c: Configuration): Configuration {
  return {
    agentLogin: ownText(c.agentLogin),
    firstName: ownText(c.firstName),
    lastName: ownText(c.lastName),
    routingProfile: ownText(c.routingProfile),
    hierarchy: c.hierarchy.map(ownText),
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A copy with memory of its own: a string cut from a larger one would keep all of that alive. */
function ownText(text: string): string {
  return decoder.decode(encoder.encode(text));
}
