import { mutate } from "@/lib/audit/mutate";
import type { Expected } from "@/lib/audit/require-version";
import type { DeletedConnector } from "@/lib/connectors/schemas";
import { lockSettings } from "@/lib/connectors/settings";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { cleanRehearsal } from "@/lib/rehearsal/clean-rehearsal";

/**
 * Deletes a connector. Its next request is refused, and its credentials, conflicts and holds go. Its people and
 * groups stay as they are and belong to nobody: what Entra gave them counts as given by hand, so that a person can take it away.
 * Nobody loses an access role by it, so the last admin stays.
 *
 * @throws AppError `not_found`; `conflict` (field version) for another version than expected
 */
export function deleteConnector(ctx: Ctx, connectorId: string, expected: Expected = {}): Promise<DeletedConnector> {
  const { organizationId } = ctx;
  return mutate(ctx, "connector:delete", async (tx) => {
    const { userTypes, ...settings } = await lockSettings(tx, ctx, connectorId, expected.version);
    // Until the end, nobody gets a user or group of the connector.
    await tx.query("select from connector where organization_id = $1 and id = $2 for update", [
      organizationId,
      connectorId,
    ]);
    await endRehearsals(tx, ctx, connectorId);
    const groups = await releaseGroups(tx, ctx, connectorId);
    const users = await releaseUsers(tx, ctx, connectorId);
    const credentials = await countCredentials(tx, ctx, connectorId);
    await tx.query("delete from connector where organization_id = $1 and id = $2", [organizationId, connectorId]);
    return {
      value: { users, groups },
      change: {
        action: "connector.delete",
        target: { type: "Connector", id: connectorId, name: settings.name },
        before: { ...settings, users, groups, credentials },
        after: null,
      },
    };
  });
}

/** Their people are nobody and stay with nobody. */
async function endRehearsals(tx: Tx, ctx: Ctx, connectorId: string): Promise<void> {
  const running = await tx.query<{ id: string }>(
    "select id from rehearsal where organization_id = $1 and connector_id = $2 and cleaned_at is null",
    [ctx.organizationId, connectorId],
  );
  for (const { id } of running) await cleanRehearsal(tx, ctx, { rehearsalId: id, state: "stopped", steps: null });
}

/** Groups before users, as everywhere. */
async function releaseGroups(tx: Tx, ctx: Ctx, connectorId: string): Promise<number> {
  const rows = await tx.query<{ groups: number }>(
    `with ours as materialized (
       select g.id from "group" g where g.organization_id = $1 and g.connector_id = $2 order by g.id for update of g),
     released as (
       update "group" g set connector_id = null, version = g.version + 1, updated_at = $3 from ours
       where g.organization_id = $1 and g.id = ours.id returning 1)
     select count(*)::int as groups from released`,
    [ctx.organizationId, connectorId, ctx.now()],
  );
  return rows[0]?.groups ?? 0;
}

async function releaseUsers(tx: Tx, ctx: Ctx, connectorId: string): Promise<number> {
  const params = [ctx.organizationId, connectorId];
  const ours = `select u.id from "user" u where u.organization_id = $1 and u.connector_id = $2`;
  await tx.query(`${ours} order by u.id for update of u`, params);
  await tx.query(
    `insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
     select organization_id, folder_id, user_id, 'hand', granted_by, since from folder_access
     where organization_id = $1 and source = 'scim' and user_id in (${ours})
     on conflict do nothing`,
    params,
  );
  await tx.query(
    `delete from folder_access where organization_id = $1 and source = 'scim' and user_id in (${ours})`,
    params,
  );
  await tx.query(`delete from folder_request where organization_id = $1 and user_id in (${ours})`, params);
  const rows = await tx.query<{ users: number }>(
    `with released as (
       update "user" u set connector_id = null, access_role_sent = null, user_type_default = false,
         access_role_by_hand = usher_strongest_role(u.access_role_by_hand, u.access_role_sent),
         version = u.version + 1, updated_at = $3
       where u.organization_id = $1 and u.connector_id = $2 returning 1)
     select count(*)::int as users from released`,
    [...params, ctx.now()],
  );
  return rows[0]?.users ?? 0;
}

async function countCredentials(tx: Tx, ctx: Ctx, connectorId: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `select count(*)::int as count from credential
     where organization_id = $1 and connector_id = $2 and kind not in ('access_token', 'rehearsal') and revoked_at is null`,
    [ctx.organizationId, connectorId],
  );
  return rows[0]?.count ?? 0;
}
