import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { holdFolder } from "@/lib/folders/folder-row";
import type { GrantFolder, GrantOutcome } from "@/lib/folders/schemas";
import { userNotFound } from "@/lib/users/user-not-found";

/**
 * Gives a folder to people by hand, also to those who have it from Entra or a rule. Who had it by hand keeps the time. One
 * person who does not exist refuses the whole.
 *
 * @throws AppError `not_found` for the folder or a user
 */
export function grantFolder(ctx: Ctx, folderId: string, input: GrantFolder): Promise<GrantOutcome> {
  const { organizationId } = ctx;
  return mutate(ctx, "folder:update", async (tx) => {
    const folder = await holdFolder(tx, organizationId, folderId);
    const names = await holdUsers(tx, organizationId, [...new Set(input.userIds)]);
    const given = await tx.query<{ user_id: string }>(
      `insert into folder_access (organization_id, folder_id, user_id, source, granted_by, since)
       select $1, $2, id, 'hand', $4, $5 from unnest($3::uuid[]) as u (id)
       on conflict do nothing returning user_id`,
      [organizationId, folderId, [...names.keys()], ctx.actor.name, ctx.now()],
    );
    const people = given.map((row) => ({ id: row.user_id, name: names.get(row.user_id) }));
    return {
      value: { granted: people.length, already: names.size - people.length },
      change:
        people.length === 0
          ? null
          : {
              action: "folder.grant",
              target: { type: "Folder", id: folderId, name: folder.name },
              before: null,
              after: { people },
            },
    };
  });
}

/** The users' names by id; nobody can delete them until the transaction ends. */
async function holdUsers(tx: Tx, organizationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    `select u.id, coalesce(u.display_name, u.user_name) as name from "user" u
     where u.organization_id = $1 and u.id = any($2::uuid[]) order by u.id for key share`,
    [organizationId, ids],
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const stranger = ids.find((id) => !names.has(id));
  if (stranger !== undefined) throw userNotFound(stranger);
  return names;
}
