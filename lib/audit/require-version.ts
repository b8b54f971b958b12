import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/**
 * Refuses an edit that began before somebody else's change, and says who changed what and when. Without `version`, the edit did
 * not say when it began, and passes.
 *
 * @throws AppError `conflict` (field version)
 */
export async function requireVersion(
  tx: Tx,
  organizationId: string,
  target: { readonly id: string; readonly version: number },
  version: number | undefined,
): Promise<void> {
  if (version !== undefined && target.version !== version) throw await staleEdit(tx, organizationId, target.id);
}

/** The version that a change or deletion expects, when it was asked to look. */
export interface Expected {
  readonly version?: number;
  /** Looks at the thing once it is locked, and throws when it is not the one that was meant. */
  readonly admit?: (target: { readonly version: number }) => void;
}

/** The refusal of an edit that began before the last change of a thing. */
async function staleEdit(tx: Tx, organizationId: string, targetId: string): Promise<AppError> {
  const rows = await tx.query<{ actor_name: string; at: Date; after: Record<string, unknown> | null }>(
    `select actor_name, at, after from audit_entry
     where organization_id = $1 and target_id = $2 order by id desc limit 1`,
    [organizationId, targetId],
  );
  const [last] = rows;
  const names = Object.keys(last?.after ?? {}).slice(0, 10);
  return new AppError(
    "conflict",
    last === undefined
      ? "Somebody changed this meanwhile. Look at it again, then decide whose values stay."
      : `${last.actor_name} changed ${names.length === 0 ? "this" : names.join(", ")} at ${last.at.toISOString()}, after you opened it. Look at it again, then decide whose values stay.`,
    { field: "version" },
  );
}
