import { mutate } from "@/lib/audit/mutate";
import { applySettings } from "@/lib/connectors/apply-settings";
import { readConnector } from "@/lib/connectors/connector-row";
import type { ConnectorDto, UpdateConnector } from "@/lib/connectors/schemas";
import { lockSettings, requireConsistent, type Settings } from "@/lib/connectors/settings";
import type { Ctx } from "@/lib/context";

/**
 * Changes the connector's name and settings, and what follows from them for the people who are here: roles that the role rule
 * gives or takes, user types by default. A switch notes who and when, because Entra's admin reads it in the answer to a write
 * that waits.
 *
 * @throws AppError `not_found`; `conflict` (field version) when somebody changed the settings meanwhile; `conflict` when the last
 *   admin would lose the role; `invalid_input` (field defaultUserType) for a default that is none of the user types
 */
export function updateConnector(ctx: Ctx, connectorId: string, input: UpdateConnector): Promise<ConnectorDto> {
  const { version, ...wanted } = input;
  return mutate(ctx, "connector:update", async (tx) => {
    const now = ctx.now();
    const before = await lockSettings(tx, ctx, connectorId, version);
    const after: Settings = { ...before, ...wanted };
    requireConsistent(after);
    const changed = (Object.keys(after) as (keyof Settings)[]).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    );
    if (changed.length > 0) {
      const { userTypes, ...columns } = after;
      const switched = after.provisioningOn !== before.provisioningOn;
      await tx.models.connector.updateMany({
        where: { organizationId: ctx.organizationId, id: connectorId },
        data: {
          ...columns,
          requiredAttributes: [...after.requiredAttributes],
          settingsVersion: { increment: 1 },
          ...(switched ? { switchedBy: ctx.actor.name, switchedAt: now } : {}),
        },
      });
      await applySettings(tx, ctx, connectorId, { before, after });
    }
    const pick = (settings: Settings) => Object.fromEntries(changed.map((name) => [name, settings[name]]));
    return {
      value: await readConnector(tx, ctx.organizationId, connectorId, now),
      change:
        changed.length === 0
          ? null
          : {
              action: "connector.update",
              target: { type: "Connector", id: connectorId, name: after.name },
              before: pick(before),
              after: pick(after),
            },
    };
  });
}
