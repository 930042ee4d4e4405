import type { SessionEvent } from "../../src/events/event.ts";
import { agentKey, filledFrom, withoutRepeats } from "./repeats.ts";

/** One session, or a logout that nobody logged in for. */
export interface Session {
  readonly agent: string;
  readonly login: SessionEvent | undefined;
  readonly logout: SessionEvent | undefined;
  readonly repeatLogins: number;
  /** S4: the login's details, filled up from the logout's. */
  readonly details: SessionEvent;
}

interface OpenSession {
  login: SessionEvent;
  repeatLogins: number;
}

/** Section 3, told agent by agent and instant by instant. */
export function pairSessions(events: readonly SessionEvent[]): Session[] {
  const single = withoutRepeats(events);
  const agents = new Set(single.map(agentKey));
  return [...agents].flatMap((agent) =>
    sessionsOf(
      agent,
      single.filter((event) => agentKey(event) === agent),
    ),
  );
}

function sessionsOf(agent: string, events: readonly SessionEvent[]): Session[] {
  const sessions: Session[] = [];
  let open: OpenSession | undefined;

  const take = (event: SessionEvent): void => {
    if (event.kind === "login") {
      if (open)
        open.repeatLogins += 1; // S1
      else open = { login: event, repeatLogins: 0 };
      return;
    }
    sessions.push(session(agent, open, event));
    open = undefined;
  };

  const instants = [...new Set(events.map((event) => event.at))].sort((a, b) => a - b);
  for (const instant of instants) {
    const logins = events.filter((e) => e.at === instant && e.kind === "login");
    const logouts = events.filter((e) => e.at === instant && e.kind === "logout");
    const inOrder = open ? [...logouts, ...logins] : [...logins, ...logouts]; // S3
    inOrder.forEach(take);
  }
  if (open) sessions.push(session(agent, open, undefined));
  return sessions;
}

function session(
  agent: string,
  open: OpenSession | undefined,
  logout: SessionEvent | undefined,
): Session {
  const login = open?.login;
  const details = login && logout ? filledFrom(login, logout) : (login ?? logout);
  if (!details) throw new Error("a session has a login or a logout");
  return { agent, login, logout, repeatLogins: open?.repeatLogins ?? 0, details };
}
