/** The one rule that pairs a login with its logout (§3), over columns of events. */
import type { EventColumns } from "../events/columns.ts";
import type { Vocabulary } from "../events/vocabulary.ts";

/** Sessions as columns; row i of each is session i. A row may be a logout alone (S2). */
export interface SessionColumns {
  readonly count: number;
  readonly agent: Int32Array;
  /** UTC milliseconds; NaN where there is none. */
  readonly login: Float64Array;
  readonly logout: Float64Array;
  /** Event numbers; -1 where there is none. */
  readonly loginEvent: Int32Array;
  readonly logoutEvent: Int32Array;
  /** S4 with the logout known: the login's configuration, completed by the logout's. */
  readonly configuration: Int32Array;
  /** S4 without the logout: what a report shows that ends before it (R1). */
  readonly openConfiguration: Int32Array;
  /** Repeat logins (S1) of session i are [repeatStart[i], repeatStart[i] + repeatCount[i]) of `repeatAt`. */
  readonly repeatStart: Uint32Array;
  readonly repeatCount: Uint32Array;
  /** Instants of repeat logins, ascending within a session. */
  readonly repeatAt: Float64Array;
}

export interface Paired {
  readonly sessions: SessionColumns;
  /** Events dropped because they were delivered more than once (E6). */
  readonly repeats: number;
}

export function pairSessions(events: EventColumns, vocabulary: Vocabulary): Paired {
  const { order, starts } = groupedByAgent(events, vocabulary.agentCount);
  const writer = sessionWriter(events, vocabulary);
  let repeats = 0;
  for (let agent = 0; agent < vocabulary.agentCount; agent++) {
    writer.begin(agent);
    const numbers = order.subarray(starts[agent], starts[agent + 1]);
    repeats += pairAgent(events, numbers, vocabulary, writer);
    writer.end();
  }
  return { sessions: writer.finish(), repeats };
}

/** Event numbers by agent, within an agent by time; agent a has [starts[a], starts[a + 1]). */
function groupedByAgent(events: EventColumns, agentCount: number) {
  const { agent, at, count } = events;
  const starts = new Uint32Array(agentCount + 1);
  for (let i = 0; i < count; i++) starts[(agent[i] ?? 0) + 1]!++;
  for (let a = 0; a < agentCount; a++) starts[a + 1]! += starts[a] ?? 0;
  const next = starts.slice();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[next[agent[i] ?? 0]!++] = i;
  for (let a = 0; a < agentCount; a++) sortByTime(order.subarray(starts[a], starts[a + 1]), at);
  return { order, starts };
}

/** Moves for each event that inserting is still quicker than sorting. */
const worthInserting = 8;

/** Events come nearly in order of time as a rule: the few that don't are moved to where they belong, one by one. */
function sortByTime(own: Uint32Array, at: Float64Array): void {
  let moves = own.length * worthInserting;
  for (let i = 1; i < own.length; i++) {
    const event = own[i]!;
    const instant = at[event]!;
    let to = i;
    for (; to > 0 && at[own[to - 1]!]! > instant; to--) own[to] = own[to - 1]!;
    own[to] = event;
    moves -= i - to;
    if (moves < 0) {
      own.sort((x, y) => at[x]! - at[y]! || x - y);
      return;
    }
  }
}

/** Walks one agent's events, in order of time, instant by instant; answers how many were copies of another. */
function pairAgent(
  events: EventColumns,
  numbers: Uint32Array,
  vocabulary: Vocabulary,
  writer: SessionWriter,
): number {
  const { at, logout, configuration } = events;
  let copies = 0;
  for (let i = 0; i < numbers.length;) {
    const event = numbers[i]!;
    let next = i + 1;
    while (next < numbers.length && at[numbers[next]!] === at[event]) next++;
    if (next - i > 1) copies += sameInstant(events, numbers.subarray(i, next), vocabulary, writer);
    else if (logout[event]) writer.logout(event, configuration[event]!);
    else writer.login(event, configuration[event]!);
    i = next;
  }
  return copies;
}

/** S3: of a login and a logout at one instant, the one that fits comes first. Copies count once. */
function sameInstant(
  events: EventColumns,
  numbers: Uint32Array,
  vocabulary: Vocabulary,
  writer: SessionWriter,
): number {
  const logins = numbers.filter((n) => !events.logout[n]);
  const logouts = numbers.filter((n) => events.logout[n]);
  const codeOf = (copies: Uint32Array): number =>
    vocabulary.mergedCopies(Array.from(copies, (n) => events.configuration[n]!));
  const login = (): void => {
    if (logins.length > 0) writer.login(logins[0]!, codeOf(logins));
  };
  const logout = (): void => {
    if (logouts.length > 0) writer.logout(logouts[0]!, codeOf(logouts));
  };
  if (writer.isOpen) {
    logout();
    login();
  } else {
    login();
    logout();
  }
  return numbers.length - Math.min(1, logins.length) - Math.min(1, logouts.length);
}

interface SessionWriter {
  readonly isOpen: boolean;
  begin(agent: number): void;
  login(event: number, configuration: number): void;
  logout(event: number, configuration: number): void;
  end(): void;
  finish(): SessionColumns;
}

/** Collects sessions; there are at most as many as events. */
function sessionWriter(events: EventColumns, vocabulary: Vocabulary): SessionWriter {
  const room = events.count;
  const agents = new Int32Array(room);
  const loginEvent = new Int32Array(room);
  const logoutEvent = new Int32Array(room);
  const configuration = new Int32Array(room);
  const openConfiguration = new Int32Array(room);
  const repeatStart = new Uint32Array(room);
  const repeatCount = new Uint32Array(room);
  const repeatAt: number[] = [];
  let count = 0;
  let agent = 0;
  let open = -1;
  let openCode = -1;

  const write = (loginNumber: number, logoutNumber: number, code: number, bare: number): void => {
    agents[count] = agent;
    loginEvent[count] = loginNumber;
    logoutEvent[count] = logoutNumber;
    configuration[count] = vocabulary.named(code, agent);
    openConfiguration[count] =
      code === bare ? configuration[count]! : vocabulary.named(bare, agent);
    repeatCount[count] = repeatAt.length - (repeatStart[count] ?? 0);
    count++;
    if (count < room) repeatStart[count] = repeatAt.length;
    open = -1;
  };

  return {
    get isOpen() {
      return open >= 0;
    },
    begin(next) {
      agent = next;
    },
    login(event, code) {
      if (open >= 0) {
        repeatAt.push(events.at[event]!);
        return;
      }
      open = event;
      openCode = code;
    },
    logout(event, code) {
      if (open < 0) write(-1, event, code, code);
      else write(open, event, vocabulary.completed(openCode, code), openCode);
    },
    end() {
      if (open >= 0) write(open, -1, openCode, openCode);
    },
    finish() {
      const instants = (numbers: Int32Array): Float64Array => {
        const found = new Float64Array(numbers.length).fill(NaN);
        for (let i = 0; i < found.length; i++)
          if (numbers[i]! >= 0) found[i] = events.at[numbers[i]!]!;
        return found;
      };
      const logins = loginEvent.slice(0, count);
      const logouts = logoutEvent.slice(0, count);
      return {
        count,
        agent: agents.slice(0, count),
        login: instants(logins),
        logout: instants(logouts),
        loginEvent: logins,
        logoutEvent: logouts,
        configuration: configuration.slice(0, count),
        openConfiguration: openConfiguration.slice(0, count),
        repeatStart: repeatStart.slice(0, count),
        repeatCount: repeatCount.slice(0, count),
        repeatAt: Float64Array.from(repeatAt),
      };
    },
  };
}
