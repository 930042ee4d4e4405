import { account, instanceArn } from "./people.ts";
import { randomOf } from "./random.ts";
import type { Moment } from "./timeline.ts";

/** A moment as Amazon Connect writes it into the agent event stream. */
export function recordOf(moment: Moment, seed: number): Record<string, unknown> {
  const { type, previousStatus } = moment;
  const hasPrevious = type === "STATE_CHANGE" && previousStatus !== undefined;
  return {
    AWSAccountId: account,
    AgentARN: moment.person.arn,
    CurrentAgentSnapshot: snapshot(moment, moment.status, moment.statusAt, seed),
    EventId: moment.id,
    EventTimestamp: iso(moment.at),
    EventType: type,
    InstanceARN: instanceArn(seed),
    PreviousAgentSnapshot: hasPrevious
      ? snapshot(moment, previousStatus, moment.statusAt - 60_000, seed)
      : null,
    Version: "2017-10-01",
  };
}

function snapshot(moment: Moment, status: string, since: number, seed: number): object {
  const { person, place } = moment;
  return {
    AgentStatus: {
      ARN: arn(seed, "agent-state", status),
      Name: status,
      StartTimestamp: iso(since),
      Type: statusType(status),
    },
    Configuration: {
      AgentHierarchyGroups: place.hierarchy.length === 0 ? null : groups(place.hierarchy, seed),
      FirstName: person.firstName,
      LastName: person.lastName,
      RoutingProfile: {
        ARN: arn(seed, "routing-profile", place.routingProfile),
        Concurrency: [{ AvailableSlots: 1, Channel: "VOICE", MaximumSlots: 1 }],
        DefaultOutboundQueue: queue(seed, "Outbound"),
        InboundQueues: [queue(seed, place.routingProfile)],
        Name: place.routingProfile,
      },
      Username: person.login,
    },
    Contacts: [],
    NextAgentStatus: null,
  };
}

function statusType(status: string): string {
  return status === "Available" ? "ROUTABLE" : status === "Offline" ? "OFFLINE" : "CUSTOM";
}

function groups(hierarchy: readonly string[], seed: number): object {
  return Object.fromEntries(
    [1, 2, 3, 4, 5].map((level) => {
      const path = hierarchy.slice(0, level);
      const name = path[level - 1];
      const group = { ARN: arn(seed, "agent-group", path.join("/")), Name: name };
      return [`Level${String(level)}`, name === undefined ? null : group];
    }),
  );
}

function queue(seed: number, name: string): object {
  return { ARN: arn(seed, "queue", name), Channels: ["VOICE"], Name: name };
}

const arns = new Map<string, string>();

/** Kept: there are only some hundred statuses, groups, profiles and queues. */
function arn(seed: number, kind: string, name: string): string {
  const key = `${String(seed)}/${kind}/${name}`;
  const known = arns.get(key);
  if (known !== undefined) return known;
  const made = `${instanceArn(seed)}/${kind}/${randomOf(key).uuid()}`;
  arns.set(key, made);
  return made;
}

/** As the stream has it: milliseconds, `Z`. */
function iso(instant: number): string {
  return new Date(instant).toISOString();
}
