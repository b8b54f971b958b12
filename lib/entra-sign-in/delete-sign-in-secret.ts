import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { requireConnector } from "@/lib/entra-sign-in/require-connector";
import { AppError } from "@/lib/errors";

/** Forgets a client secret, for one that Entra does not have any more. @throws AppError `not_found` */
export async function deleteSignInSecret(ctx: Ctx, connectorId: string, secretId: string): Promise<void> {
  await mutate(ctx, "connector:update", async (tx) => {
    const name = await requireConnector(tx, ctx.organizationId, connectorId);
    const rows = await tx.query<{ ends_on: string | null }>(
      `delete from sign_in_secret where organization_id = $1 and connector_id = $2 and id = $3 returning ends_on::text`,
      [ctx.organizationId, connectorId, secretId],
    );
    const [row] = rows;
    if (row === undefined) throw new AppError("not_found", `Client secret ${secretId} does not exist here.`);
    return {
      value: undefined,
      change: {
        action: "connector.sign_in_secret_delete",
        target: { type: "Connector", id: connectorId, name },
        before: { secret: secretId, endsOn: row.ends_on },
        after: null,
      },
    };
  });
}
