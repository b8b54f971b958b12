import { sentRoleSql } from "@/lib/connectors/apply-settings";
import {
  type PeopleSample,
  type RequirableAttribute,
  requirableAttributes,
  type SettingsPreview,
  type UpdateConnector,
} from "@/lib/connectors/schemas";
import { readSettings, type Settings } from "@/lib/connectors/settings";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { domainSpellings } from "@/lib/domains/domain-spellings";
import { readVerifiedDomains } from "@/lib/domains/verified-domains";

const namesShown = 20;
const domainsShown = 5;
const typesShown = 20;

/**
 * What settings would mean for the people of a connector, in numbers and first names, before they are saved. Saves nothing.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export function previewSettings(ctx: Ctx, connectorId: string, input: UpdateConnector): Promise<SettingsPreview> {
  requirePermission(ctx, "connector:update");
  const { version: _, ...wanted } = input;
  return withOrganization(ctx.organizationId, async (tx) => {
    const stored = await readSettings(tx, ctx, connectorId);
    const settings: Settings = { ...stored, ...wanted };
    const scope = [ctx.organizationId, connectorId];
    return {
      lacking: await findLacking(tx, scope, settings.requiredAttributes),
      ...(await findUserTypes(tx, scope, settings.userTypes)),
      // Everybody has the role that the stored rule gives, so only another one changes any.
      roleChanges: settings.roleRule === stored.roleRule ? [] : await findRoleChanges(tx, scope, settings.roleRule),
      unverified: settings.verifiedDomainsOnly
        ? await findUnverified(tx, scope)
        : { verified: 0, people: { count: 0, names: [] }, domains: [] },
    };
  });
}

const absent: Record<RequirableAttribute, string> = {
  "name.givenName": "coalesce(u.attributes -> 'name' ->> 'givenName', '') = ''",
  "name.familyName": "coalesce(u.attributes -> 'name' ->> 'familyName', '') = ''",
  emails: "u.primary_email is null",
  userType: "u.user_type is null",
};

async function findLacking(
  tx: Tx,
  scope: readonly string[],
  required: readonly RequirableAttribute[],
): Promise<SettingsPreview["lacking"]> {
  const names = requirableAttributes.filter((name) => required.includes(name));
  if (names.length === 0) return [];
  const columns = names.map(
    (name, index) => `count(*) filter (where ${absent[name]})::int as count_${index},
      (array_agg(coalesce(u.display_name, u.user_name) order by u.user_name_key) filter (where ${absent[name]}))[1:${namesShown}] as names_${index}`,
  );
  const rows = await tx.query<Record<string, number | string[] | null>>(
    `select ${columns.join(", ")} from "user" u where u.organization_id = $1 and u.connector_id = $2 and u.active`,
    scope,
  );
  const row = rows[0] ?? {};
  return names.map((attribute, index) => ({ attribute, people: sample(row[`count_${index}`], row[`names_${index}`]) }));
}

function sample(count: unknown, names: unknown): PeopleSample {
  return { count: typeof count === "number" ? count : 0, names: Array.isArray(names) ? names.map(String) : [] };
}

/** Everybody is counted by the same reading of the table. */
async function findUserTypes(
  tx: Tx,
  scope: readonly string[],
  known: readonly string[],
): Promise<Pick<SettingsPreview, "people" | "unknownUserTypes" | "withoutUserType">> {
  const [row] = await tx.query<Pick<SettingsPreview, "people" | "unknownUserTypes" | "withoutUserType">>(
    `with types as materialized (
       select u.user_type, count(*)::int as people from "user" u
       where u.organization_id = $1 and u.connector_id = $2 group by u.user_type),
     unknown as (
       select user_type, people from types
       where user_type is not null and not (user_type = any($3::text[])) order by people desc, user_type limit ${typesShown})
     select (select coalesce(sum(people), 0)::int from types) as people,
       (select coalesce(sum(people), 0)::int from types where user_type is null) as "withoutUserType",
       (select coalesce(jsonb_agg(jsonb_build_object('userType', user_type, 'people', people) order by people desc, user_type), '[]')
        from unknown) as "unknownUserTypes"`,
    [...scope, known],
  );
  return row ?? { people: 0, withoutUserType: 0, unknownUserTypes: [] };
}

async function findRoleChanges(
  tx: Tx,
  scope: readonly string[],
  roleRule: boolean,
): Promise<SettingsPreview["roleChanges"]> {
  const sent = roleRule ? sentRoleSql : "null::text";
  const rows = await tx.query<{ from: string | null; to: string | null; count: number; names: string[] }>(
    `select c.access_role as "from", c.next as "to", count(*)::int as count,
       (array_agg(c.label order by c.label))[1:${namesShown}] as names
     from (select u.access_role, coalesce(u.display_name, u.user_name) as label,
             usher_strongest_role(u.access_role_by_hand, ${sent}, u.access_role_by_rule) as next
           from "user" u where u.organization_id = $1 and u.connector_id = $2) c
     where c.next is distinct from c.access_role group by 1, 2 order by 3 desc`,
    scope,
  );
  return rows.map(({ from, to, count, names }) => ({ from, to, people: { count, names } }));
}

/** Judged by the domain alone. That somebody whose address stays as it is is never refused is said beside the number. */
async function findUnverified(tx: Tx, scope: readonly string[]): Promise<SettingsPreview["unverified"]> {
  const verified = await readVerifiedDomains(tx, scope[0] ?? "");
  const params = [...scope, verified.flatMap(domainSpellings)];
  const where = `u.organization_id = $1 and u.connector_id = $2 and u.active and (u.email_domain = any($3::text[])) is not true`;
  const domains = await tx.query<{ domain: string | null; people: number; total: number }>(
    `select u.email_domain as domain, count(*)::int as people, (sum(count(*)) over ())::int as total
     from "user" u where ${where} group by 1 order by 2 desc, 1 limit ${domainsShown}`,
    params,
  );
  const names = await tx.query<{ name: string }>(
    `select coalesce(u.display_name, u.user_name) as name from "user" u where ${where} order by u.user_name_key limit ${namesShown}`,
    params,
  );
  return {
    verified: verified.length,
    people: { count: domains[0]?.total ?? 0, names: names.map(({ name }) => name) },
    domains: domains.map(({ domain, people }) => ({ domain, people })),
  };
}
