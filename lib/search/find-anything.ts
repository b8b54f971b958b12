import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { listFolders } from "@/lib/folders/list-folders";
import type { FolderItem } from "@/lib/folders/schemas";
import { listGroups } from "@/lib/groups/list-groups";
import { getRequest } from "@/lib/request-log/get-request";
import { type FindAnything, type Found, foundOfEach } from "@/lib/search/schemas";
import { listUsers } from "@/lib/users/list-users";
import { isUuid } from "@/lib/utils/uuid";

/**
 * What the command palette finds: users by name, e-mail address or id, groups and folders by name or id, and requests of the
 * request log by id; a few of each kind. Of a kind that `ctx` may not read, none: whoever may not see it learns nothing of it.
 *
 * @throws AppError `forbidden` for somebody who reads no directory at all
 */
export async function findAnything(ctx: Ctx, { q }: FindAnything): Promise<readonly Found[]> {
  requirePermission(ctx, "user:read");
  // The reads inside join this transaction.
  return await withOrganization(ctx.organizationId, async () => [
    ...(await findUsers(ctx, q)),
    ...(ctx.permissions.has("group:read") ? await findGroups(ctx, q) : []),
    ...(ctx.permissions.has("folder:read") ? await findFolders(ctx, q) : []),
    ...(ctx.permissions.has("log:read") ? await findRequest(ctx, q) : []),
  ]);
}

async function findUsers(ctx: Ctx, q: string): Promise<Found[]> {
  const { items } = await listUsers(ctx, { q, limit: foundOfEach });
  return items.map(({ id, displayName, userName, email }) => {
    const hint = email ?? userName;
    return {
      kind: "user",
      id,
      label: displayName ?? userName,
      hint: displayName === null ? null : hint,
      path: `/users/${id}`,
    };
  });
}

async function findGroups(ctx: Ctx, q: string): Promise<Found[]> {
  const { items } = await listGroups(ctx, { q, limit: foundOfEach });
  return items.map(({ id, displayName }) => ({
    kind: "group",
    id,
    label: displayName,
    hint: null,
    path: `/groups/${id}`,
  }));
}

async function findFolders(ctx: Ctx, q: string): Promise<Found[]> {
  const matching = (await listFolders(ctx, { q })).slice(0, foundOfEach);
  if (matching.length === 0) return [];
  const all = new Map((await listFolders(ctx, {})).map((folder) => [folder.id, folder]));
  return matching.map((folder) => ({
    kind: "folder",
    id: folder.id,
    label: folder.name,
    hint: above(folder, all) || null,
    path: `/folders?folder=${folder.id}`,
  }));
}

/** “Sales / Europe”, the folders in which a folder stands. */
function above(folder: FolderItem, all: ReadonlyMap<string, FolderItem>): string {
  const parent = folder.parentId === null ? undefined : all.get(folder.parentId);
  if (parent === undefined) return "";
  return [above(parent, all), parent.name].filter(Boolean).join(" / ");
}

async function findRequest(ctx: Ctx, q: string): Promise<Found[]> {
  const id = q.toLowerCase();
  if (!isUuid(id)) return [];
  const found = await getRequest(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
  if (found === null) return [];
  return [{ kind: "request", id, label: found.summary, hint: found.at, path: `/request-log?open=${id}` }];
}
