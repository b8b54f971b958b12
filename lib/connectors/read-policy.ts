import { connectorNotFound } from "@/lib/connectors/connector-row";
import type { NestedGroups, RequirableAttribute } from "@/lib/connectors/schemas";
import type { Tx } from "@/lib/db/transaction";
import { countsAsVerified } from "@/lib/domains/verified-domains";
import { env } from "@/lib/env";
import type { DeclaredExtension, ProvisioningPolicy } from "@/lib/users/policy";

/** The settings of a connector and its organization, as `policyColumns` selects them from `connector c` and `organization o`. */
export interface PolicyRow {
  readonly slug: string;
  readonly required_attributes: RequirableAttribute[];
  readonly licence_rule: boolean;
  readonly user_types: string[];
  readonly default_user_type: string | null;
  readonly role_rule: boolean;
  readonly delete_policy: "keep" | "erase";
  readonly guard_limit: number | null;
  readonly hold_id: string | null;
  readonly accept_metadata_keys: boolean;
  readonly metadata_keys: string[] | null;
  readonly schema_extensions: DeclaredExtension[] | null;
  readonly verified_domains: string[] | null;
  readonly nested_groups: NestedGroups;
  readonly holds_nested_groups: boolean;
}

export const policyColumns = `o.slug, c.required_attributes, c.licence_rule, o.user_types, c.default_user_type, c.role_rule,
  c.delete_policy, c.guard_limit, c.hold_id, c.nested_groups, o.accept_metadata_keys,
  (c.nested_groups = 'keep' or exists (
    select from group_in_group n where n.organization_id = c.organization_id)) as holds_nested_groups,
  (select array_agg(k.key order by k.key_folded) from metadata_key k where k.organization_id = c.organization_id) as metadata_keys,
  (select jsonb_agg(jsonb_build_object('id', x.id, 'urn', x.urn, 'name', x.name, 'description', x.description,
     'attributes', x.attributes, 'version', x.version) order by x.id)
   from schema_extension x where x.organization_id = c.organization_id) as schema_extensions,
  case when c.verified_domains_only then array(
    select d.name from domain d where d.organization_id = c.organization_id and ${countsAsVerified}) end as verified_domains`;

export function toPolicy(row: PolicyRow): ProvisioningPolicy {
  return {
    requiredAttributes: row.required_attributes,
    userTypes: row.licence_rule ? row.user_types : null,
    defaultUserType: row.licence_rule ? row.default_user_type : null,
    roleRule: row.role_rule,
    acceptMetadataKeys: row.accept_metadata_keys,
    metadataKeys: row.metadata_keys ?? [],
    schemaExtensions: row.schema_extensions ?? [],
    deletePolicy: row.delete_policy,
    guardLimit: row.guard_limit,
    holdId: row.hold_id,
    verifiedDomains: row.verified_domains,
    nestedGroups: row.nested_groups,
    holdsNestedGroups: row.holds_nested_groups,
    pagesUrl: `${env().USHER_ORIGIN}/o/${row.slug}`,
  };
}

/** What a connector's settings make of the people that it sends. @throws AppError `not_found` */
export async function readPolicy(tx: Tx, organizationId: string, connectorId: string): Promise<ProvisioningPolicy> {
  const rows = await tx.query<PolicyRow>(
    `select ${policyColumns} from connector c join organization o on o.id = c.organization_id
     where c.organization_id = $1 and c.id = $2`,
    [organizationId, connectorId],
  );
  if (rows[0] === undefined) throw connectorNotFound(connectorId);
  return toPolicy(rows[0]);
}
