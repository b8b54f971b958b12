import { paths } from "@/lib/entra-client/attributes";
import type { GroupSource, Person, UserAttributes } from "@/lib/entra-client/model";
import type { Name } from "@/lib/entra-client/names";
import {
  departments,
  familyNames,
  givenNames,
  groupNames,
  notableNames,
  places,
  titles,
} from "@/lib/entra-client/names";
import type { SeededRandom } from "@/lib/entra-client/seeded-random";
import { seededRandom, seededUuid } from "@/lib/entra-client/seeded-random";

const reportsPerManager = 8;
const largestTeam = 200;

/** The domain that marks the people of a run, so that two runs against one server do not meet. */
function seedDomain(seed: string): string {
  return `${seedMark(seed)}.contoso.example`;
}

/** The seed as a DNS label; a seed that is none keeps its letters and gains a part of its hash. */
export function seedMark(seed: string): string {
  const label = seed.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return label === seed && label.length <= 24 ? label : `${label.slice(0, 12)}${seededUuid(seed, "mark").slice(0, 8)}`;
}

/** The people of a seed. Person n is the same whatever the count. */
export function makePeople(seed: string, count: number): Person[] {
  const random = seededRandom(`${seed}:people`);
  const domain = seedDomain(seed);
  const taken = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const name = notableNames[index] ?? pickName(random);
    const base = name.ascii.join(".");
    const uses = (taken.get(base) ?? 0) + 1;
    taken.set(base, uses);
    const local = uses === 1 ? base : `${base}${uses}`;
    const objectId = seededUuid(seed, `user ${index}`);
    return {
      index,
      objectId,
      attributes: personAttributes({ name, local, domain, objectId, index, random }),
      managerIndex: index === 0 ? null : Math.floor((index - 1) / reportsPerManager),
    };
  });
}

/** The indexes of the people whose manager has this index. */
export function reportIndexes(index: number): number[] {
  return Array.from({ length: reportsPerManager }, (_, report) => index * reportsPerManager + 1 + report);
}

/** The groups of a seed: the first holds everyone, the others a team of up to 200. */
export function makeGroups(seed: string, count: number, users: number): GroupSource[] {
  const random = seededRandom(`${seed}:groups`);
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / groupNames.length);
    const name = groupNames[index % groupNames.length] ?? groupNames[0];
    return {
      index,
      objectId: seededUuid(seed, `group ${index}`),
      displayName: `${name}${round === 0 ? "" : ` ${round + 1}`} · ${seedMark(seed)}`,
      memberIndexes: index === 0 ? Array.from({ length: users }, (_, user) => user) : team(random, users),
    };
  });
}

function pickName(random: SeededRandom): Name {
  const [given, givenAscii] = random.pick(givenNames);
  const [family, familyAscii] = random.pick(familyNames);
  return { given, family, ascii: [givenAscii, familyAscii] };
}

function team(random: SeededRandom, users: number): number[] {
  const size = Math.min(users, 3 + random.below(largestTeam - 2));
  const start = random.below(Math.max(users, 1));
  return Array.from({ length: size }, (_, offset) => (start + offset) % users);
}

interface Details {
  readonly name: Name;
  readonly local: string;
  readonly domain: string;
  readonly objectId: string;
  readonly index: number;
  readonly random: SeededRandom;
}

function personAttributes({ name, local, domain, objectId, index, random }: Details): UserAttributes {
  const place = random.pick(places);
  const mailbox = local.replace(
    /(^|[.\-'])([a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  return {
    [paths.externalId]: objectId,
    [paths.userName]: `${local}@${domain}`,
    [paths.active]: true,
    [paths.displayName]: `${name.given} ${name.family}`,
    [paths.givenName]: name.given,
    [paths.familyName]: name.family,
    [paths.formattedName]: `${name.given} ${name.family}`,
    [paths.title]: random.pick(titles),
    [paths.preferredLanguage]: place.language,
    [paths.workEmail]: `${mailbox}@${domain}`,
    [paths.workPhone]: `${place.dial} 5550 ${String(100 + random.below(900))}`,
    [paths.mobilePhone]: `+44 7700 9${String(random.below(100_000)).padStart(5, "0")}`,
    [paths.street]: `${1 + random.below(200)} Analytical Way`,
    [paths.locality]: place.city,
    [paths.postalCode]: place.postalCode,
    [paths.country]: place.country,
    [paths.employeeNumber]: `E-${String(index + 1).padStart(6, "0")}`,
    [paths.department]: random.pick(departments),
  };
}
