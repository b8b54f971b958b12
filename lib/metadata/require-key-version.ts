import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { MetadataKeyRow } from "@/lib/metadata/metadata-key-row";

/**
 * Refuses an edit that began before somebody else's change, and says who changed it and when. Without `version`, the edit did
 * not say when it began, and passes.
 *
 * @throws AppError `conflict` (field version)
 */
export async function requireKeyVersion(
  tx: Tx,
  ctx: Ctx,
  now: MetadataKeyRow,
  version: number | undefined,
): Promise<void> {
  if (version !== undefined && now.version !== version) throw await changedMeanwhile(tx, ctx, now);
}

async function changedMeanwhile(tx: Tx, ctx: Ctx, now: MetadataKeyRow): Promise<AppError> {
  const rows = await tx.query<{ actor_name: string; at: Date }>(
    "select actor_name, at from audit_entry where organization_id = $1 and target_id = $2 order by id desc limit 1",
    [ctx.organizationId, now.key_folded],
  );
  const last = rows[0];
  const who = last === undefined ? "Somebody" : last.actor_name;
  const when = last === undefined ? "meanwhile" : `at ${last.at.toISOString()}, after you opened it`;
  const what = now.description === null ? "It has none now." : `It is “${now.description}” now.`;
  return new AppError(
    "conflict",
    `${who} changed the description of ${now.key} ${when}. ${what} Look at it again, then decide which one stays.`,
    { field: "version" },
  );
}
