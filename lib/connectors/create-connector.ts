import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import { readConnector } from "@/lib/connectors/connector-row";
import type { ConnectorDto, CreateConnector } from "@/lib/connectors/schemas";
import type { Ctx } from "@/lib/context";
import { requireToolkit } from "@/lib/organizations/require-toolkit";

const names: Record<CreateConnector["kind"], string> = { entra: "Microsoft Entra ID" };

/**
 * Adds a connector, saved at once. Provisioning starts switched off: probes answer, writes wait for go-live
 * (docs/decisions/new-connectors-start-switched-off.md).
 *
 * @throws AppError `conflict` without Enterprise Toolkit
 */
export function createConnector(ctx: Ctx, input: CreateConnector): Promise<ConnectorDto> {
  const id = uuidv7();
  const name = names[input.kind];
  return mutate(ctx, "connector:create", async (tx) => {
    await requireToolkit(tx, ctx.organizationId);
    const now = ctx.now();
    await tx.models.connector.create({
      data: { organizationId: ctx.organizationId, id, kind: input.kind, name, provisioningOn: false, createdAt: now },
      select: { id: true },
    });
    return {
      value: await readConnector(tx, ctx.organizationId, id, now),
      change: {
        action: "connector.create",
        target: { type: "Connector", id, name },
        before: null,
        after: { kind: input.kind, name, provisioningOn: false, uniqueGroupNames: false },
      },
    };
  });
}
