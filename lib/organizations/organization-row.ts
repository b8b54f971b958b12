import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { OrganizationDetail } from "@/lib/organizations/schemas";

export interface OrganizationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly created_at: Date;
  readonly version: number;
}

/** The organization of the context; with `lock` its row is locked until the transaction ends. @throws AppError `not_found` */
export async function readOrganization(
  tx: Tx,
  ctx: Ctx,
  lock: "" | "for no key update" = "",
): Promise<OrganizationRow> {
  const rows = await tx.query<OrganizationRow>(
    `select id, slug, name, created_at, version from organization where id = $1 ${lock}`,
    [ctx.organizationId],
  );
  if (rows[0] === undefined) throw new AppError("not_found", "This organization was deleted.");
  return rows[0];
}

export function toOrganizationDetail({ id, slug, name, created_at, version }: OrganizationRow): OrganizationDetail {
  return { id, slug, name, createdAt: created_at.toISOString(), version };
}
