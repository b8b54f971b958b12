import type { Settings } from "@/lib/connectors/settings";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import { writeUserEntries } from "@/lib/users/write-user-entries";

/**
 * Brings the people of a connector to its new settings, by set-based statements: the organization's user types are saved, the
 * role rule gives or takes roles, the default user type comes or goes.
 *
 * @throws AppError `conflict` when the last admin would lose the role
 */
export async function applySettings(
  tx: Tx,
  ctx: Ctx,
  connectorId: string,
  { before, after }: { readonly before: Settings; readonly after: Settings },
): Promise<void> {
  if (JSON.stringify(before.userTypes) !== JSON.stringify(after.userTypes)) {
    await tx.query("update organization set user_types = $2 where id = $1", [ctx.organizationId, after.userTypes]);
  }
  if (before.roleRule !== after.roleRule) await applyRoleRule(tx, ctx, connectorId, after.roleRule);
  if (before.licenceRule !== after.licenceRule || before.defaultUserType !== after.defaultUserType) {
    await applyDefaultUserType(tx, ctx, connectorId, after.licenceRule ? after.defaultUserType : null);
  }
}

/** The strongest access role in the stored `roles` of a user `u`, as SQL. */
export const sentRoleSql = `usher_strongest_role(variadic coalesce(
  (select array_agg(r ->> 'value') from jsonb_array_elements(u.attributes -> 'roles') as r), '{}'))`;

async function applyRoleRule(tx: Tx, ctx: Ctx, connectorId: string, on: boolean): Promise<void> {
  const sent = on ? sentRoleSql : "null::text";
  const leaving = await tx.query<{ id: string; label: string }>(
    `select u.id, coalesce(u.display_name, u.user_name) as label from "user" u
     where u.organization_id = $1 and u.connector_id = $2 and u.active and u.access_role = 'EnterpriseAdmin'
       and usher_strongest_role(u.access_role_by_hand, ${sent}, u.access_role_by_rule) is distinct from 'EnterpriseAdmin'`,
    [ctx.organizationId, connectorId],
  );
  await keepOneAdmin(tx, ctx, leaving);
  const changed = await tx.query<{ id: string; label: string; before: string | null; after: string | null }>(
    `with old as (
       select u.id, u.access_role, ${sent} as sent from "user" u
       where u.organization_id = $1 and u.connector_id = $2 and u.access_role_sent is distinct from ${sent}
       order by u.id for update of u)
     update "user" u set access_role_sent = old.sent, version = u.version + 1, updated_at = $3 from old
     where u.organization_id = $1 and u.id = old.id
     returning u.id, coalesce(u.display_name, u.user_name) as label, old.access_role as before, u.access_role as after`,
    [ctx.organizationId, connectorId, ctx.now()],
  );
  await writeUserEntries(
    tx,
    ctx,
    changed.map(({ id, label, before, after }) => ({
      id,
      label,
      action: "user.access",
      before: { accessRole: before },
      after: { accessRole: after },
    })),
  );
}

async function applyDefaultUserType(
  tx: Tx,
  ctx: Ctx,
  connectorId: string,
  defaultUserType: string | null,
): Promise<void> {
  const changed = await tx.query<{ id: string; label: string; before: string | null }>(
    `with old as (
       select u.id, u.user_type from "user" u where u.organization_id = $1 and u.connector_id = $2
         and (u.user_type_default or (u.user_type is null and $3::text is not null)) and u.user_type is distinct from $3::text
       order by u.id for update of u)
     update "user" u set user_type = $3::text, user_type_default = $3::text is not null, version = u.version + 1, updated_at = $4
     from old where u.organization_id = $1 and u.id = old.id
     returning u.id, coalesce(u.display_name, u.user_name) as label, old.user_type as before`,
    [ctx.organizationId, connectorId, defaultUserType, ctx.now()],
  );
  await writeUserEntries(
    tx,
    ctx,
    changed.map(({ id, label, before }) => ({
      id,
      label,
      action: "user.update",
      before: { userType: before },
      after: { userType: defaultUserType },
    })),
  );
}
