import { connectorNotFound } from "@/lib/connectors/connector-row";
import type { NestedGroups, RequirableAttribute, UniqueIdentifier } from "@/lib/connectors/schemas";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** The settings that people change. `userTypes` is the organization's, the rest the connector's. */
export interface Settings {
  readonly name: string;
  readonly provisioningOn: boolean;
  readonly uniqueGroupNames: boolean;
  readonly uniqueIdentifier: UniqueIdentifier;
  readonly requiredAttributes: readonly RequirableAttribute[];
  readonly licenceRule: boolean;
  readonly userTypes: readonly string[];
  readonly defaultUserType: string | null;
  readonly roleRule: boolean;
  readonly deletePolicy: "keep" | "erase";
  readonly guardLimit: number | null;
  readonly verifiedDomainsOnly: boolean;
  readonly nestedGroups: NestedGroups;
}

/** The settings as they are. @throws AppError `not_found` */
export async function readSettings(tx: Tx, ctx: Ctx, id: string): Promise<Settings> {
  const { settingsVersion: _, ...settings } = await select(tx, ctx, id, "");
  return settings;
}

/**
 * The settings, the rows of connector and organization locked.
 *
 * @throws AppError `not_found`; `conflict` (field version) when `version` is given and somebody changed the settings since
 */
export async function lockSettings(tx: Tx, ctx: Ctx, id: string, version: number | undefined): Promise<Settings> {
  const { settingsVersion, ...settings } = await select(tx, ctx, id, "for no key update");
  if (version !== undefined && version !== settingsVersion) throw await staleSettings(tx, ctx, id);
  return settings;
}

async function select(tx: Tx, ctx: Ctx, id: string, lock: string): Promise<Settings & { settingsVersion: number }> {
  const rows = await tx.query<Settings & { settingsVersion: number }>(
    `select c.name, c.provisioning_on as "provisioningOn", c.unique_group_names as "uniqueGroupNames",
       c.unique_identifier as "uniqueIdentifier", c.required_attributes as "requiredAttributes",
       c.licence_rule as "licenceRule", o.user_types as "userTypes", c.default_user_type as "defaultUserType",
       c.role_rule as "roleRule", c.delete_policy as "deletePolicy", c.guard_limit as "guardLimit",
       c.verified_domains_only as "verifiedDomainsOnly", c.nested_groups as "nestedGroups", c.settings_version as "settingsVersion"
     from connector c join organization o on o.id = c.organization_id
     where c.organization_id = $1 and c.id = $2 ${lock}`,
    [ctx.organizationId, id],
  );
  if (rows[0] === undefined) throw connectorNotFound(id);
  return rows[0];
}

async function staleSettings(tx: Tx, ctx: Ctx, id: string): Promise<AppError> {
  const rows = await tx.query<{ actor_name: string; at: Date; after: Record<string, unknown> | null }>(
    `select actor_name, at, after from audit_entry
     where organization_id = $1 and target_id = $2 and action = 'connector.update' order by id desc limit 1`,
    [ctx.organizationId, id],
  );
  const [last] = rows;
  const what = Object.entries(last?.after ?? {}).map(([name, value]) => `${name} to ${JSON.stringify(value)}`);
  return new AppError(
    "conflict",
    last === undefined
      ? "Somebody changed these settings meanwhile. Look at them again."
      : `${last.actor_name} set ${what.slice(0, 5).join(", ")} at ${last.at.toISOString()}, after you opened this page. Look at it again, then save what you still want.`,
    { field: "version" },
  );
}

/** @throws AppError `invalid_input` (field defaultUserType) */
export function requireConsistent(settings: Settings): void {
  const { defaultUserType, licenceRule, userTypes } = settings;
  if (!licenceRule || defaultUserType === null || userTypes.includes(defaultUserType)) return;
  throw new AppError(
    "invalid_input",
    `“${defaultUserType}” is none of the user types ${userTypes.join(", ")}. Choose one of them as the default, or none.`,
    { field: "defaultUserType" },
  );
}
