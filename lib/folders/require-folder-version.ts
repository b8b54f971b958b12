import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { FolderRow } from "@/lib/folders/folder-row";
import { relativeTime } from "@/lib/utils/time";

interface Entry {
  readonly actor_name: string;
  readonly at: Date;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

const labels: Readonly<Record<string, string>> = { name: "name", externalId: "external id", parent: "folder above" };

/**
 * Refuses an edit that began before somebody else's change, and says who changed what and when. Without
 * `version`, the edit did not say when it began, and passes.
 *
 * @throws AppError `conflict` (field version)
 */
export async function requireFolderVersion(
  tx: Tx,
  ctx: Ctx,
  folder: FolderRow,
  version: number | undefined,
): Promise<void> {
  if (version === undefined || folder.version === version) return;
  const missed = Math.min(Math.max(folder.version - version, 1), 5);
  const entries = await tx.query<Entry>(
    `select actor_name, at, before, after from audit_entry
     where organization_id = $1 and target_id = $2 and action = 'folder.update' order by id desc limit $3`,
    [ctx.organizationId, folder.id, missed],
  );
  const now = ctx.now().getTime();
  const told = entries.map(
    (entry) => `${entry.actor_name} ${relativeTime(entry.at.toISOString(), now)}: ${diff(entry)}`,
  );
  throw new AppError(
    "conflict",
    `This folder was changed after you opened it. ${told.length === 0 ? "" : `${told.join("; ")}. `}Nothing of yours was saved.`,
    { field: "version" },
  );
}

function diff(entry: Entry): string {
  return Object.keys(entry.after ?? {})
    .filter((key) => key in labels)
    .map((key) => `${labels[key]} ${quoted(key, entry.before?.[key])} → ${quoted(key, entry.after?.[key])}`)
    .join(", ");
}

function quoted(key: string, value: unknown): string {
  if (typeof value === "string") return `“${value}”`;
  return key === "parent" ? "top of the tree" : "none";
}
