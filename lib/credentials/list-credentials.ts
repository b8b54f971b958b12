import { type Ctx, requirePermission } from "@/lib/context";
import {
  type CredentialRow,
  credentialColumns,
  credentialFrom,
  toCredentialDto,
} from "@/lib/credentials/credential-row";
import { type Holder, heldBy, requireHolder } from "@/lib/credentials/holder";
import type { CredentialDto } from "@/lib/credentials/schemas";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";

/** More than anybody reads; a holder has a handful, and whoever rotates each day for years sees the newest. */
const most = 500;

/**
 * The credentials of a holder, newest first, ended ones included.
 *
 * @throws AppError `not_found` when the organization has no such holder
 */
export function listCredentials(ctx: Ctx, holder: Holder): Promise<readonly CredentialDto[]> {
  requirePermission(ctx, "credential:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    await requireHolder(tx, ctx.organizationId, holder);
    const sql = new SqlParams(ctx.organizationId);
    const rows = await tx.query<CredentialRow>(
      `select ${credentialColumns} ${credentialFrom}
       where c.organization_id = $1 and ${heldBy(holder, sql)} order by c.id desc limit ${most}`,
      sql.values,
    );
    return rows.map((row) => toCredentialDto(row, ctx.now()));
  });
}
