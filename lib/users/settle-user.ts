import { type AccessRole, accessRoles, strongestRole } from "@/lib/auth/permissions";
import type { RequirableAttribute } from "@/lib/connectors/schemas";
import { requireIndexable } from "@/lib/db/require-indexable";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { folderValues, metadataOf, namePart, primaryEmail, roleValues } from "@/lib/users/attribute-values";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import { requireVerifiedDomain } from "@/lib/users/require-verified-domain";
import type { UserFields, UserRecord } from "@/lib/users/user";

/** Fields after the connector's settings have been applied, with what follows from them. */
export interface SettledUser {
  readonly fields: UserFields;
  /** The user type is the connector's default, because none came. */
  readonly userTypeDefault: boolean;
  /** The strongest of the access roles that came in `roles`; null without the role rule. */
  readonly accessRoleSent: AccessRole | null;
  readonly folders: readonly string[];
  readonly metadataKeys: readonly string[];
  /** What was decided, for the request log. */
  readonly notes: readonly string[];
}

const maxFolders = 1000;

/**
 * Applies a connector's settings to what it sent. Values that are as they were before are not judged again: a person who came
 * before a rule was switched on can still be changed and deactivated. Without a policy (a person acts) nothing is judged.
 *
 * @throws AppError `invalid_input` naming the attribute, the rule and the cure
 */
export function settleUser(
  fields: UserFields,
  before: UserRecord | null,
  policy: ProvisioningPolicy | null,
): SettledUser {
  requireIndexable("userName", fields.userName);
  requireIndexable("externalId", fields.externalId);
  requireFewFolders(fields);
  const parts = {
    folders: folderValues(fields.attributes),
    metadataKeys: Object.keys(metadataOf(fields.attributes)),
  };
  if (policy === null) {
    const userTypeDefault = before?.userTypeDefault === true && before.userType === fields.userType;
    return { fields, userTypeDefault, accessRoleSent: before?.accessRoleSent ?? null, ...parts, notes: [] };
  }
  requireAttributes(fields, before, policy);
  requireVerifiedDomain(fields, before, policy);
  const type = settleUserType(fields.userType, before, policy);
  const role = settleRoles(fields, before, policy);
  return {
    fields: { ...fields, userType: type.userType },
    userTypeDefault: type.isDefault,
    accessRoleSent: role.strongest,
    ...parts,
    notes: role.notes,
  };
}

function requireFewFolders(fields: UserFields): void {
  const count = folderValues(fields.attributes).length;
  if (count <= maxFolders) return;
  throw new AppError(
    "invalid_input",
    `folders has ${count} values; a user may have ${maxFolders} at most. Send fewer, or give a group access by a rule in Usher.`,
    { field: "folders", reason: "too_many_folders" },
  );
}

const requirements: Record<RequirableAttribute, { readonly source: string; has(fields: UserFields): boolean }> = {
  "name.givenName": { source: "givenName", has: ({ attributes }) => namePart(attributes, "givenName") !== null },
  "name.familyName": { source: "surname", has: ({ attributes }) => namePart(attributes, "familyName") !== null },
  emails: { source: "mail", has: ({ attributes }) => primaryEmail(attributes) !== null },
  userType: { source: "the user type", has: ({ userType }) => userType !== null },
};

function requireAttributes(fields: UserFields, before: UserRecord | null, policy: ProvisioningPolicy): void {
  for (const name of policy.requiredAttributes) {
    const { has, source } = requirements[name];
    const hasDefault = name === "userType" && policy.defaultUserType !== null;
    if (has(fields) || hasDefault || (before !== null && !has(before))) continue;
    throw new AppError(
      "invalid_input",
      `${name} is missing, and this connector requires it. Fill ${source} in Entra and map it to ${name}, or make it optional in Usher under Mapping: ${policy.pagesUrl}/integrations`,
      { field: name, reason: "required_missing" },
    );
  }
}

function settleUserType(
  sent: string | null,
  before: UserRecord | null,
  policy: ProvisioningPolicy,
): { readonly userType: string | null; readonly isDefault: boolean } {
  const isAsBefore = before !== null && before.userType === sent;
  if (sent !== null && (isAsBefore || policy.userTypes === null || policy.userTypes.includes(sent))) {
    return { userType: sent, isDefault: isAsBefore && before.userTypeDefault };
  }
  if (policy.userTypes === null) return { userType: null, isDefault: false };
  if (sent === null && policy.defaultUserType !== null) return { userType: policy.defaultUserType, isDefault: true };
  if (isAsBefore) return { userType: null, isDefault: false };
  throw refuseUserType(sent, policy.userTypes);
}

function refuseUserType(sent: string | null, known: readonly string[]): AppError {
  const list = `The user types of this organization are ${known.join(", ")}; capitals and spaces count`;
  if (sent === null) {
    return new AppError(
      "invalid_input",
      `userType is missing, the licence rule is on and this connector has no default. ${list}. Set a default user type in Usher under Mapping, or map userType in Entra.`,
      { field: "userType", reason: "user_type_missing" },
    );
  }
  return new AppError(
    "invalid_input",
    `userType is “${sent.slice(0, 100)}”, which this organization does not know. ${list}. Correct the source attribute in Entra.`,
    { field: "userType", reason: "user_type_unknown" },
  );
}

function isAccessRole(value: string): value is AccessRole {
  return accessRoles.some((role) => role === value);
}

function settleRoles(
  fields: UserFields,
  before: UserRecord | null,
  policy: ProvisioningPolicy,
): { readonly strongest: AccessRole | null; readonly notes: readonly string[] } {
  if (!policy.roleRule) return { strongest: null, notes: [] };
  const values = roleValues(fields.attributes);
  const known = values.filter(isAccessRole);
  const earlier = before === null ? [] : roleValues(before.attributes);
  const unknown = values.find((value) => !isAccessRole(value) && !earlier.includes(value));
  if (unknown !== undefined) {
    throw new AppError(
      "invalid_input",
      `roles has “${unknown.slice(0, 100)}”, which is no access role. Usher knows ${accessRoles.join(", ")}, spelled exactly so. Correct the Value of the app role in Entra, under App roles.`,
      { field: "roles", reason: "role_unknown" },
    );
  }
  const strongest = strongestRole(known);
  const notes =
    new Set(known).size > 1
      ? [`roles: ${[...new Set(known)].join(", ")} came; the strongest, ${strongest}, counts.`]
      : [];
  return { strongest, notes };
}

/** The strongest access role among the values of `roles`; null when none of them is one. */
export function knownRole(attributes: UserFields["attributes"]): AccessRole | null {
  return strongestRole(roleValues(attributes).filter(isAccessRole));
}

/**
 * The role that was sent, if its connector's role rule is on at this moment: it may have been switched off since the request was
 * authenticated. The shared lock keeps it as it is until the transaction ends.
 */
export async function roleThatHolds(
  tx: Tx,
  organizationId: string,
  connectorId: string | null,
  sent: AccessRole | null,
): Promise<AccessRole | null> {
  if (sent === null || connectorId === null) return null;
  const rows = await tx.query<{ role_rule: boolean }>(
    "select role_rule from connector where organization_id = $1 and id = $2 for share",
    [organizationId, connectorId],
  );
  return rows[0]?.role_rule === true ? sent : null;
}
