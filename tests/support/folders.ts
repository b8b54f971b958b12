import { v7 as uuidv7 } from "uuid";
import { withOrganization } from "@/lib/db/with-organization";
import { applyFolderRequests } from "@/lib/folders/apply-folder-requests";
import { resolveFolderRequests } from "@/lib/folders/resolve-folder-requests";

/** Inserts a folder and nothing else. */
export async function insertFolder(
  organizationId: string,
  name: string,
  options: { readonly parentId?: string; readonly externalId?: string } = {},
): Promise<string> {
  const id = uuidv7();
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into folder (organization_id, id, parent_id, external_id, name, name_key, version, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, 1, now(), now())`,
      [organizationId, id, options.parentId ?? null, options.externalId ?? null, name, name.toLowerCase()],
    ),
  );
  return id;
}

/** SCIM names these folders for a user. Returns what is unknown. */
export async function askFor(
  organizationId: string,
  userId: string,
  values: readonly string[],
  options: { readonly connectorId?: string; readonly now?: Date } = {},
): Promise<readonly string[]> {
  const { connectorId = null, now = new Date() } = options;
  const { unknown } = await withOrganization(organizationId, (tx) =>
    applyFolderRequests(tx, { organizationId, userId, connectorId, givenBy: "Microsoft Entra ID", values, now }),
  );
  return unknown;
}

/** Looks again what the values mean. */
export function resolveAgain(organizationId: string, valueKeys: readonly string[], now = new Date()): Promise<number> {
  return withOrganization(organizationId, (tx) =>
    resolveFolderRequests(tx, { organizationId, valueKeys, givenBy: "Mia Chen", now }),
  );
}

export interface AccessRow {
  readonly folder_id: string;
  readonly source: string;
  readonly granted_by: string;
  readonly since: Date;
}

/** What a user may use, by source and folder. */
export function accessOf(organizationId: string, userId: string): Promise<AccessRow[]> {
  return withOrganization(organizationId, (tx) =>
    tx.query<AccessRow>(
      `select folder_id, source, granted_by, since from folder_access
       where organization_id = $1 and user_id = $2 order by source, folder_id`,
      [organizationId, userId],
    ),
  );
}

/** The folders that a user has from one source, in order. */
export async function foldersOf(organizationId: string, userId: string, source = "scim"): Promise<readonly string[]> {
  const rows = await accessOf(organizationId, userId);
  return rows.filter((row) => row.source === source).map((row) => row.folder_id);
}

/** Gives access past every verb. */
export async function insertAccess(
  organizationId: string,
  folderId: string,
  userIds: readonly string[],
  source: "hand" | "rule" | "scim" = "hand",
): Promise<void> {
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
       select $1, $2, id, $4, 'Mia Chen', now() from unnest($3::uuid[]) as u (id)`,
      [organizationId, folderId, userIds, source],
    ),
  );
}
