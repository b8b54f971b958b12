import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { MetadataKeyDto } from "@/lib/metadata/schemas";

export interface MetadataKeyRow {
  readonly key_folded: string;
  readonly key: string;
  readonly description: string | null;
  readonly declared_by: string;
  readonly at_first_sight: boolean;
  readonly version: number;
  readonly created_at: Date;
}

export const metadataKeyColumns =
  "k.key_folded, k.key, k.description, k.declared_by, k.at_first_sight, k.version, k.created_at";

/** The key in any spelling of upper and lower case, its row locked until the transaction ends. @throws AppError `not_found` */
export function lockMetadataKey(tx: Tx, ctx: Ctx, key: string): Promise<MetadataKeyRow> {
  return readMetadataKey(tx, ctx, key, "for update");
}

/** The key in any spelling of upper and lower case. @throws AppError `not_found` */
export async function readMetadataKey(
  tx: Tx,
  ctx: Ctx,
  key: string,
  lock: "" | "for update" = "",
): Promise<MetadataKeyRow> {
  const rows = await tx.query<MetadataKeyRow>(
    `select ${metadataKeyColumns} from metadata_key k where k.organization_id = $1 and k.key_folded = $2 ${lock}`,
    [ctx.organizationId, key.toLowerCase()],
  );
  if (rows[0] === undefined) {
    throw new AppError("not_found", `There is no metadata key ${key} here. It was deleted, or nobody declared it.`);
  }
  return rows[0];
}

export function toMetadataKeyDto(row: MetadataKeyRow): MetadataKeyDto {
  return {
    key: row.key,
    description: row.description,
    declaredBy: row.declared_by,
    atFirstSight: row.at_first_sight,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** What an audit row is about. */
export function metadataKeyTarget(row: Pick<MetadataKeyRow, "key" | "key_folded">) {
  return { type: "MetadataKey", id: row.key_folded, name: row.key };
}
