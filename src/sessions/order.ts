/** Puts sessions into the report's order once (R4), so that reports only pick and pages only slice. */
import { compareText, type Vocabulary } from "../events/vocabulary.ts";
import type { SessionColumns } from "./pair.ts";

/**
 * Latest first by login (rows without one: by logout), then agent login, then logout, those without one last;
 * of what is equal in all three, the agents' own identity decides, so that the order is total.
 */
export function inReportOrder(sessions: SessionColumns, vocabulary: Vocabulary): SessionColumns {
  const keys = sessionKeys(sessions);
  const order = latestFirst(keys);
  const ties = tieOrder(sessions, vocabulary);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && keys[order[to]!] === keys[order[from]!]) to++;
    if (to - from > 1) order.subarray(from, to).sort(ties);
    from = to;
  }
  return reordered(sessions, order);
}

function sessionKeys({ login, logout, count }: SessionColumns): Float64Array {
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = Number.isNaN(login[i]) ? logout[i]! : login[i]!;
  return keys;
}

function tieOrder(s: SessionColumns, vocabulary: Vocabulary): (a: number, b: number) => number {
  const agentLogin = (i: number): string =>
    vocabulary.configuration(s.configuration[i]!).agentLogin;
  const logout = (i: number): number => (Number.isNaN(s.logout[i]) ? Infinity : s.logout[i]!);
  return (a, b) => {
    const byName = compareText(agentLogin(a), agentLogin(b));
    if (byName !== 0) return byName;
    if (logout(a) !== logout(b)) return logout(a) - logout(b);
    return vocabulary.compareAgents(s.agent[a]!, s.agent[b]!) || a - b;
  };
}

const digitBits = 12;
const digitMask = (1 << digitBits) - 1;
/** Two digits, as much of a number as integers of 32 bits hold with ease. */
const wordSize = 1 << (2 * digitBits);

/** Row numbers by falling key: a stable radix sort of the milliseconds before the latest, 12 bits at a time. */
function latestFirst(keys: Float64Array): Uint32Array {
  let latest = -Infinity;
  let earliest = Infinity;
  for (const key of keys) {
    if (key > latest) latest = key;
    if (key < earliest) earliest = key;
  }
  let order = new Uint32Array(keys.length);
  let spare = new Uint32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const word = new Int32Array(keys.length);
  for (let unit = 1; unit <= latest - earliest; unit *= wordSize) {
    for (let i = 0; i < word.length; i++)
      word[i] = Math.floor((latest - keys[i]!) / unit) % wordSize;
    for (const shift of [0, digitBits]) {
      sortByDigit(word, shift, order, spare);
      [order, spare] = [spare, order];
    }
  }
  return order;
}

function sortByDigit(word: Int32Array, shift: number, from: Uint32Array, to: Uint32Array): void {
  const starts = new Uint32Array(digitMask + 2);
  for (const row of from) starts[((word[row]! >> shift) & digitMask) + 1]!++;
  for (let d = 0; d < digitMask; d++) starts[d + 1]! += starts[d]!;
  for (const row of from) to[starts[(word[row]! >> shift) & digitMask]!++] = row;
}

function reordered(s: SessionColumns, order: Uint32Array): SessionColumns {
  return {
    count: s.count,
    agent: taken(s.agent, order),
    login: taken(s.login, order),
    logout: taken(s.logout, order),
    loginEvent: taken(s.loginEvent, order),
    logoutEvent: taken(s.logoutEvent, order),
    configuration: taken(s.configuration, order),
    openConfiguration: taken(s.openConfiguration, order),
    repeatStart: taken(s.repeatStart, order),
    repeatCount: taken(s.repeatCount, order),
    repeatAt: s.repeatAt,
  };
}

function taken<A extends Int32Array | Uint32Array | Float64Array>(
  column: A,
  order: Uint32Array,
): A {
  const to = column.slice() as A;
  for (let i = 0; i < order.length; i++) to[i] = column[order[i]!]!;
  return to;
}
