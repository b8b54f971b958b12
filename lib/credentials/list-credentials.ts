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

/** More than anybody reads. What works stands first, so that whatever can be revoked is seen, however many have ended. */
const most = 500;

/**
 * The credentials of a holder: those that work first, newest first among them, then those that have ended.
 *
 * @throws AppError `not_found` when the organization has no such holder
 */
export function listCredentials(ctx: Ctx, holder: Holder): Promise<readonly CredentialDto[]> {
  requirePermission(ctx, "credential:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    await requireHolder(tx, ctx.organizationId, holder);
    const sql = new SqlParams(ctx.organizationId);
    const held = heldBy(holder, sql);
    const works = `(c.active and c.revoked_at is null and (c.expires_at is null or c.expires_at > ${sql.add(ctx.now())}))`;
    const rows = await tx.query<CredentialRow>(
      `select ${credentialColumns} ${credentialFrom}
       where c.organization_id = $1 and ${held} order by ${works} desc, c.id desc limit ${most}`,
      sql.values,
    );
    return rows.map((row) => toCredentialDto(row, ctx.now()));
  });
}
