import type { Ctx } from "@/lib/context";
import type { CredentialRow } from "@/lib/credentials/credential-row";
import { requireConnectorPowers, requireGrantable } from "@/lib/credentials/require-grantable";
import type { Tx } from "@/lib/db/transaction";
import { requireServiceRoles } from "@/lib/service-accounts/require-service-roles";

/**
 * Refuses that somebody makes a credential work, or sees its secret, that opens more than their own permissions do.
 *
 * @throws AppError `forbidden`, naming what is lacking
 */
export async function requireNoStronger(tx: Tx, ctx: Ctx, row: CredentialRow): Promise<void> {
  if (row.connector_id !== null) requireConnectorPowers(ctx);
  else if (row.service_account_id !== null) await requireServiceRoles(tx, ctx, row.service_account_id);
  else requireGrantable(ctx, row.permissions);
}
