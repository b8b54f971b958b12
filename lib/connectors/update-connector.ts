import { mutate } from "@/lib/audit/mutate";
import { connectorNotFound, readConnector } from "@/lib/connectors/connector-row";
import type { ConnectorDto, UpdateConnector } from "@/lib/connectors/schemas";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";

/** The settings that people change. */
interface Settings {
  readonly name: string;
  readonly provisioningOn: boolean;
  readonly uniqueGroupNames: boolean;
}

/**
 * Changes the connector's name, switches provisioning, or sets how group names are treated. A switch notes who and when,
 * because Entra's admin reads it in the answer to a write that waits.
 *
 * @throws AppError `not_found`
 */
export function updateConnector(ctx: Ctx, connectorId: string, input: UpdateConnector): Promise<ConnectorDto> {
  return mutate(ctx, "connector:write", async (tx) => {
    const now = ctx.now();
    const before = await lockSettings(tx, ctx, connectorId);
    const after: Settings = { ...before, ...input };
    const changed =
      after.name !== before.name ||
      after.provisioningOn !== before.provisioningOn ||
      after.uniqueGroupNames !== before.uniqueGroupNames;
    if (changed) {
      const switched = after.provisioningOn !== before.provisioningOn;
      await tx.models.connector.updateMany({
        where: { organizationId: ctx.organizationId, id: connectorId },
        data: { ...after, ...(switched ? { switchedBy: ctx.actor.name, switchedAt: now } : {}) },
      });
    }
    return {
      value: await readConnector(tx, ctx.organizationId, connectorId, now),
      change: changed
        ? {
            action: "connector.update",
            target: { type: "Connector", id: connectorId, name: after.name },
            before,
            after,
          }
        : null,
    };
  });
}

async function lockSettings(tx: Tx, ctx: Ctx, id: string): Promise<Settings> {
  const rows = await tx.query<Settings>(
    `select name, provisioning_on as "provisioningOn", unique_group_names as "uniqueGroupNames"
     from connector where organization_id = $1 and id = $2 for update`,
    [ctx.organizationId, id],
  );
  if (rows[0] === undefined) throw connectorNotFound(id);
  return rows[0];
}
