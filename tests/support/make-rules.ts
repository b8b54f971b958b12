import { v7 as uuidv7 } from "uuid";
import type { AccessRole } from "@/lib/auth/permissions";
import { withOrganization } from "@/lib/db/with-organization";

/** What somebody has by rules and in effect, as stored. */
export interface EffectState {
  readonly label: string;
  readonly accessRole: string | null;
  readonly accessRoleByRule: string | null;
  readonly accessRoleRule: string | null;
  readonly userType: string | null;
  readonly userTypeByRule: string | null;
  readonly userTypeRule: string | null;
  /** `folder rule`, sorted. */
  readonly folders: readonly string[];
}

/** The effects of everybody, by user id. */
export async function effectStates(organizationId: string): Promise<ReadonlyMap<string, EffectState>> {
  const rows = await withOrganization(organizationId, (tx) =>
    tx.query<EffectState & { id: string }>(
      `select u.id, coalesce(u.display_name, u.user_name) as label, u.access_role as "accessRole",
         u.access_role_by_rule as "accessRoleByRule", u.access_role_rule_id as "accessRoleRule",
         u.effective_user_type as "userType", u.user_type_by_rule as "userTypeByRule", u.user_type_rule_id as "userTypeRule",
         coalesce((select jsonb_agg(a.folder_id || ' ' || a.rule_id order by a.folder_id) from folder_access a
           where a.organization_id = u.organization_id and a.user_id = u.id and a.source = 'rule'), '[]') as folders
       from "user" u where u.organization_id = $1 order by u.id`,
      [organizationId],
    ),
  );
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}

export interface RuleGift {
  readonly accessRole?: AccessRole;
  readonly userType?: string;
  readonly folderIds?: readonly string[];
}

/** A rule as if it had been saved, without its effects. Returns its id. */
export async function insertRule(
  organizationId: string,
  position: number,
  groupId: string,
  gift: RuleGift,
): Promise<string> {
  const id = uuidv7();
  await withOrganization(organizationId, async (tx) => {
    await tx.query(
      `insert into group_rule (organization_id, id, position, group_id, group_name, access_role, user_type, created_at)
       values ($1, $2, $3, $4, 'A group', $5, $6, now())`,
      [organizationId, id, position, groupId, gift.accessRole ?? null, gift.userType ?? null],
    );
    await tx.query(
      `insert into group_rule_folder (organization_id, rule_id, folder_id) select $1, $2, unnest($3::uuid[])`,
      [organizationId, id, gift.folderIds ?? []],
    );
  });
  return id;
}
