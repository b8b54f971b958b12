import type { AccessRole } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Rule } from "@/lib/rules/rule";
import {
  type EffectRow,
  type EffectScope,
  effectSql,
  gainedFolders,
  lostFolders,
  roleRank,
} from "@/lib/rules/rule-effects";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import { requireMayGive } from "@/lib/users/require-may-give";

/** What a list of rules would change, as far as it must be known before it is done. */
export interface EffectSummary {
  /** People for whom something differs, be it only the rule that gives it. */
  readonly changed: number;
  /** Those among them who gain or lose something. */
  readonly affected: number;
  /** The first 20 by name. */
  readonly first: readonly EffectRow[];
  /** Among those whose access role changes, the one with the strongest, before or after. */
  readonly strongest: { readonly label: string; readonly role: AccessRole } | null;
  /** Active EnterpriseAdmins who will be none. */
  readonly leaving: readonly { readonly id: string; readonly label: string }[];
  /** Whether somebody becomes an EnterpriseAdmin who is active and has a password. */
  readonly namesAdmin: boolean;
}

const names = (which: string) =>
  `coalesce((select jsonb_agg(f.name order by f.name) from folder f where f.organization_id = $1 and ${which}), '[]')`;
/** Whether a folder is in the one list, and neither in the other nor given by SCIM or a hand. */
const anyFolder = (list: string, other: string) =>
  `exists (select 1 from unnest(${list}) as x (id) where not (x.id = any(${other})) and not (x.id = any(e.folders_elsewhere)))`;

/** The summary as SQL: common table expressions after those of `effectSql`, and the columns of its one row. */
export const summarySql = {
  tables: `first as (
      select e.user_id, e.label, e.role_before, e.role_after, e.role_rule_after, e.type_before, e.type_after,
        e.type_rule_after, e.folder_rule_after, ${names(gainedFolders)} as gained, ${names(lostFolders)} as lost
      from effect e order by e.label, e.user_id limit 20)`,
  columns: `(select count(*)::int from effect) as changed,
    (select count(*)::int from effect e where e.role_before is distinct from e.role_after
      or e.type_before is distinct from e.type_after or ${anyFolder("e.folders_after", "e.folders_before")}
      or ${anyFolder("e.folders_before", "e.folders_after")}) as affected,
    coalesce((select jsonb_agg(f order by f.label, f.user_id) from first f), '[]') as first,
    (select jsonb_build_object('label', e.label, 'role', usher_strongest_role(e.role_before, e.role_after))
      from effect e where e.role_before is distinct from e.role_after
      order by greatest(${roleRank("e.role_before")}, ${roleRank("e.role_after")}) desc, e.label limit 1) as strongest,
    coalesce((select jsonb_agg(jsonb_build_object('id', e.user_id, 'label', e.label) order by e.label)
      from effect e where e.active and e.role_before = 'EnterpriseAdmin' and e.role_after is distinct from 'EnterpriseAdmin'),
      '[]') as leaving,
    exists (select 1 from effect e join password p on p.organization_id = $1 and p.user_id = e.user_id
        join "user" u on u.organization_id = $1 and u.id = e.user_id and u.login_method = 'builtin'
      where e.active and e.role_after = 'EnterpriseAdmin' and e.role_before is distinct from 'EnterpriseAdmin') as "namesAdmin"`,
};

/** Reads only. */
export async function summarizeEffects(
  tx: Tx,
  organizationId: string,
  rules: readonly Rule[],
  scope: EffectScope,
): Promise<EffectSummary> {
  const params = new SqlParams(organizationId);
  const effects = effectSql(params, rules, scope);
  const rows = await tx.query<EffectSummary>(
    `with ${effects}, ${summarySql.tables} select ${summarySql.columns}`,
    params.values,
  );
  if (rows[0] === undefined) throw new Error("A summary is always one row.");
  return rows[0];
}

/**
 * Refuses what must not happen, whoever caused it: that somebody gives or takes an access role above their own, and that the
 * last EnterpriseAdmin with a password goes. Ask it before the change.
 *
 * @throws AppError `forbidden` naming the person and the role; `conflict`
 */
export async function requireSafeEffects(tx: Tx, ctx: Ctx, summary: EffectSummary): Promise<void> {
  if (summary.strongest !== null) requireMayGive(ctx, summary.strongest.role, summary.strongest.label);
  if (!summary.namesAdmin) await keepOneAdmin(tx, ctx, summary.leaving);
}
