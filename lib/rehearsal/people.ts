import { randomUUID } from "node:crypto";
import type { UniqueIdentifier } from "@/lib/connectors/schemas";
import { paths } from "@/lib/entra-client/attributes";
import type { GroupSource, Person, UserAttributes } from "@/lib/entra-client/model";
import type { ProvisioningPolicy } from "@/lib/users/policy";

/** What a connector's settings ask of the people of a rehearsal. */
export interface RehearsalMapping {
  readonly policy: Pick<ProvisioningPolicy, "verifiedDomains" | "userTypes" | "defaultUserType" | "requiredAttributes">;
  readonly uniqueIdentifier: UniqueIdentifier;
}

/** Reserved for examples (RFC 2606 §3): nobody's mail. */
const noDomain = "rehearsal.example";
const names = ["Ada Lovelace", "Seán O'Brien", "Zoë Müller-Lüdenscheidt"] as const;

/** What every name of a rehearsal's people and groups begins with. */
export function rehearsalMark(rehearsalId: string): string {
  return `usher-rehearsal-${rehearsalId.replaceAll("-", "").slice(-8)}`;
}

/**
 * Three people, the first of whom manages the others, and a group of them, mapped as Usher's page Mapping says: where a connector is
 * set up rightly, it takes them. The e-mail stands on a verified domain if there is one; the user type is a known one where the licence
 * rule wants one and has no default.
 */
export function rehearsalDirectory(
  mark: string,
  mapping: RehearsalMapping,
): { readonly people: readonly Person[]; readonly groups: readonly GroupSource[] } {
  const domain = mapping.policy.verifiedDomains?.[0] ?? noDomain;
  const people = names.map((name, index) => {
    const objectId = randomUUID();
    const attributes = attributesOf({ name, local: `${mark}-${index + 1}`, domain, objectId }, mapping);
    return { index, objectId, attributes, managerIndex: index === 0 ? null : 0 };
  });
  const group = {
    index: 0,
    objectId: randomUUID(),
    displayName: mark,
    memberIndexes: people.map(({ index }) => index),
  };
  return { people, groups: [group] };
}

interface Identity {
  readonly name: string;
  readonly local: string;
  readonly domain: string;
  readonly objectId: string;
}

function attributesOf({ name, local, domain, objectId }: Identity, mapping: RehearsalMapping): UserAttributes {
  const [givenName = "", familyName = ""] = name.split(" ");
  const userType = userTypeOf(mapping.policy);
  return {
    [paths.externalId]: objectId,
    [paths.userName]: mapping.uniqueIdentifier === "employeeId" ? local : `${local}@${domain}`,
    [paths.active]: true,
    [paths.displayName]: `${name} (${local})`,
    [paths.givenName]: givenName,
    [paths.familyName]: familyName,
    [paths.formattedName]: name,
    [paths.title]: "Rehearses",
    [paths.preferredLanguage]: "en-GB",
    [paths.workEmail]: `${local}@${domain}`,
    [paths.workPhone]: "+44 20 5550 100",
    [paths.employeeNumber]: local,
    [paths.department]: "Rehearsal",
    ...(userType === null ? {} : { userType }),
  };
}

function userTypeOf(policy: RehearsalMapping["policy"]): string | null {
  if (policy.defaultUserType !== null) return null;
  if (policy.userTypes !== null) return policy.userTypes[0] ?? null;
  return policy.requiredAttributes.includes("userType") ? "Rehearsal" : null;
}
