import type { Ctx } from "@/lib/context";
import { listCredentials } from "@/lib/credentials/list-credentials";
import type { CredentialDto } from "@/lib/credentials/schemas";
import { withOrganization } from "@/lib/db/with-organization";
import { madeByLink } from "@/lib/setup/read-facts";

/** What somebody made by a setup link, and nothing that others made. @throws AppError `not_found`, `forbidden` */
export async function listOwnCredentials(ctx: Ctx, connectorId: string): Promise<readonly CredentialDto[]> {
  const all = await listCredentials(ctx, { kind: "connector", id: connectorId });
  const rows = await withOrganization(ctx.organizationId, (tx) =>
    tx.query<{ id: string }>(`select made.id from (${madeByLink("$2")}) made`, [ctx.organizationId, ctx.actor.id]),
  );
  const own = new Set(rows.map(({ id }) => id));
  return all.filter(({ id }) => own.has(id));
}
