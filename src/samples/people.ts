import { randomOf } from "./random.ts";
import { type Site, routingProfiles, sites } from "./sites.ts";

export interface Person {
  readonly index: number;
  readonly arn: string;
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly site: Site;
  /** Moves to another team and routing profile from time to time. */
  readonly moves: boolean;
}

/** What changes when a person moves. */
export interface Place {
  readonly routingProfile: string;
  /** Level 1 down; empty for those whom nobody has put anywhere. */
  readonly hierarchy: readonly string[];
}

/** Nobody's: the account number that AWS uses in its examples. */
export const account = "111122223333";

export function instanceArn(seed: number): string {
  return `arn:aws:connect:eu-central-1:${account}:instance/${randomOf(seed, "instance").uuid()}`;
}

/** The same person for the same seed and index, however many others there are. */
export function personOf(seed: number, index: number): Person {
  const site = sites[index % sites.length] ?? sites[0];
  const [firstName, lastName, round] = nameOf(site, Math.floor(index / sites.length));
  const suffix = round === 0 ? "" : String(round + 1);
  return {
    index,
    arn: `${instanceArn(seed)}/agent/${randomOf(seed, "agent", index).uuid()}`,
    login: `${ascii(firstName)}.${ascii(lastName)}${suffix}`,
    firstName,
    lastName,
    site,
    moves: index % 4 === 3,
  };
}

/** Every first name meets every last name once a round. */
function nameOf(site: Site, n: number): [first: string, last: string, round: number] {
  const { firstNames, lastNames } = site;
  const row = Math.floor(n / firstNames.length);
  const column = n % firstNames.length;
  const first = firstNames[column] ?? "";
  const last = lastNames[(row + column) % lastNames.length] ?? "";
  return [first, last, Math.floor(row / lastNames.length)];
}

const plainLetters: Readonly<Record<string, string>> = { ß: "ss", ı: "i", "'": "" };

function ascii(name: string): string {
  const plain = name.replace(/[ßı']/gu, (letter) => plainLetters[letter] ?? "");
  return plain.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Where a person stands after so many moves. */
export function placeOf(person: Person, moves: number): Place {
  const number = Math.floor(person.index / sites.length) + moves;
  const profile = routingProfiles[number % routingProfiles.length] ?? routingProfiles[0];
  const { region, name } = person.site;
  const team = `Team ${String((number % 3) + 1)}`;
  const path = [region, profile.department, name, profile.name, team];
  return { routingProfile: profile.name, hierarchy: path.slice(0, depthOf(person)) };
}

/** Most stand in a team; some only somewhere at their site, and some nowhere. */
function depthOf({ index }: Person): number {
  if (index % 13 === 7) return 0;
  return index % 11 === 5 ? 3 : 5;
}
