import { mutate } from "@/lib/audit/mutate";
import type { Expected } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { holdFolders } from "@/lib/folders/lock-folders";
import { applyRules } from "@/lib/rules/apply-group-rules";
import { type DraftWorld, givesTheSame, readWorld, requireMayChange, toRules } from "@/lib/rules/read-draft";
import { readRuleList } from "@/lib/rules/read-rule-list";
import { renewFolderReasons } from "@/lib/rules/rename-group-in-rules";
import type { Rule } from "@/lib/rules/rule";
import { readRules } from "@/lib/rules/rule-row";
import type { SavedRules, SaveRules } from "@/lib/rules/schemas";
import { snapshotRules } from "@/lib/rules/snapshot-rules";
import { staleRules } from "@/lib/rules/stale-rules";

/**
 * Replaces the whole list of rules and gives and takes what follows from it, in one transaction. A rule that keeps its id keeps
 * the time of what it gave.
 *
 * @throws AppError `conflict` (field version) when somebody else saved meanwhile; `invalid_input`; `forbidden` for rules and
 *   effects above the actor's own access role; `conflict` for the last admin
 */
export function saveRules(ctx: Ctx, input: Omit<SaveRules, "version"> & Expected): Promise<SavedRules> {
  const { organizationId } = ctx;
  return mutate(ctx, "rule:update", async (tx) => {
    const { version, userTypes } = await lockList(tx, organizationId);
    if (input.version !== undefined && version !== input.version) throw await staleRules(tx, organizationId);
    await holdFolders(tx, organizationId);
    const stored = await readRules(tx, organizationId);
    await lockGroups(tx, organizationId, [...stored, ...input.rules]);
    const world = await readWorld(tx, ctx, { stored, userTypes }, input.rules);
    const rules = toRules(input.rules, world);
    if (isUnchanged(stored, rules)) {
      return { value: { ...(await readRuleList(tx, organizationId)), changedPeople: 0 }, change: null };
    }
    requireMayChange(ctx, stored, rules);
    await replaceRules(tx, ctx, rules);
    const effects = await applyRules(tx, ctx, { rules, before: stored, scope: "all" });
    await renewFolderReasons(tx, organizationId);
    return {
      value: { ...(await readRuleList(tx, organizationId)), changedPeople: effects.affected },
      change: describeReplacement(organizationId, { stored, rules, world }),
    };
  });
}

/** One save after the other. */
async function lockList(
  tx: Tx,
  organizationId: string,
): Promise<{ readonly version: number; readonly userTypes: readonly string[] }> {
  const rows = await tx.query<{ version: number; userTypes: string[] }>(
    `select rules_version as version, user_types as "userTypes" from organization where id = $1 for no key update`,
    [organizationId],
  );
  if (rows[0] === undefined) throw new Error("An organization that somebody is signed in to exists.");
  return rows[0];
}

/** Until the rules are saved, nobody joins or leaves the groups that they name or named: see `updateGroup`, which locks too. */
async function lockGroups(
  tx: Tx,
  organizationId: string,
  rules: readonly { readonly groupId: string }[],
): Promise<void> {
  await tx.query(
    `select from "group" g where g.organization_id = $1 and g.id = any($2::uuid[]) order by g.id for share of g`,
    [organizationId, [...new Set(rules.map((rule) => rule.groupId))]],
  );
}

function isUnchanged(before: readonly Rule[], after: readonly Rule[]): boolean {
  return (
    before.length === after.length &&
    before.every((rule, index) => {
      const other = after[index];
      return other !== undefined && other.id === rule.id && givesTheSame(rule, other);
    })
  );
}

async function replaceRules(tx: Tx, ctx: Ctx, rules: readonly Rule[]): Promise<void> {
  const rows = rules.map((rule) => ({
    id: rule.id,
    position: rule.position,
    group_id: rule.groupId,
    group_name: rule.groupName,
    access_role: rule.accessRole,
    user_type: rule.userType,
    folder_ids: rule.folderIds,
  }));
  const params = [ctx.organizationId, JSON.stringify(rows)];
  await tx.query("delete from group_rule_folder where organization_id = $1", [ctx.organizationId]);
  await tx.query(
    `delete from group_rule where organization_id = $1
       and id not in (select r.id from jsonb_to_recordset($2::jsonb) as r (id uuid))`,
    params,
  );
  await tx.query(
    `insert into group_rule (organization_id, id, position, group_id, group_name, access_role, user_type, created_at)
     select $1, r.id, r.position, r.group_id, r.group_name, r.access_role, r.user_type, $3
     from jsonb_to_recordset($2::jsonb)
       as r (id uuid, position int, group_id uuid, group_name text, access_role text, user_type text)
     on conflict (organization_id, id) do update set position = excluded.position, group_id = excluded.group_id,
       group_name = excluded.group_name, access_role = excluded.access_role, user_type = excluded.user_type`,
    [...params, ctx.now()],
  );
  await tx.query(
    `insert into group_rule_folder (organization_id, rule_id, folder_id)
     select $1, r.id, unnest(r.folder_ids) from jsonb_to_recordset($2::jsonb) as r (id uuid, folder_ids uuid[])`,
    params,
  );
  await tx.query("update organization set rules_version = rules_version + 1 where id = $1", [ctx.organizationId]);
}

function describeReplacement(
  organizationId: string,
  { stored, rules, world }: { stored: readonly Rule[]; rules: readonly Rule[]; world: DraftWorld },
) {
  return {
    action: "rules.save",
    target: { type: "Rules", id: organizationId, name: "Group rules" },
    before: { rules: snapshotRules(stored, world.folders) },
    after: { rules: snapshotRules(rules, world.folders) },
  };
}
