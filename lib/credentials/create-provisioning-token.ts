import { type Ctx, requirePermission } from "@/lib/context";
import { createCredential } from "@/lib/credentials/create-credential";
import type { CreatedCredential, CreateProvisioningToken } from "@/lib/credentials/schemas";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";

/** What the answer of K8 says besides the token itself. */
export interface ProvisioningToken extends CreatedCredential {
  readonly connectorId: string;
}

/**
 * A bearer token of a connector that lives 10 hours, for automation (K8): of the only connector unless one is named.
 *
 * @throws AppError `not_found` for a connector of nobody; `conflict` (field connectorId), with their ids, when there are several,
 *   and when there is none
 */
export async function createProvisioningToken(
  ctx: Ctx,
  { connectorId }: CreateProvisioningToken,
): Promise<ProvisioningToken> {
  requirePermission(ctx, "credential:create");
  const id = connectorId ?? (await onlyConnector(ctx));
  const at = ctx.now().toISOString().slice(0, 16);
  return {
    ...(await createCredential(ctx, id, { kind: "bearer", name: `API ${at}`, expires: "10h" })),
    connectorId: id,
  };
}

async function onlyConnector(ctx: Ctx): Promise<string> {
  const connectors = await withOrganization(ctx.organizationId, (tx) =>
    tx.query<{ id: string; name: string }>(
      "select id, name from connector where organization_id = $1 order by id limit 20",
      [ctx.organizationId],
    ),
  );
  const [first, second] = connectors;
  if (first !== undefined && second === undefined) return first.id;
  const list = connectors.map(({ id, name }) => `${id} (${name})`).join(", ");
  throw new AppError(
    "conflict",
    first === undefined
      ? "This organization has no connector yet. Add one, then ask for its token."
      : `This organization has several connectors. Name one of them as connectorId: ${list}.`,
    { field: "connectorId" },
  );
}
