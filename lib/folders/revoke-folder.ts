import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { holdFolder } from "@/lib/folders/folder-row";
import type { FolderGrant, RevokeOutcome } from "@/lib/folders/schemas";
import { selectGrants } from "@/lib/folders/select-grants";

/**
 * Takes away what was given by hand. The answer tells by whom the user has the folder still: Entra or a group rule.
 *
 * @throws AppError `not_found` when the folder does not exist or the user does not have it; `conflict` when they have it, but not
 *   by hand
 */
export function revokeFolder(ctx: Ctx, folderId: string, userId: string): Promise<RevokeOutcome> {
  const { organizationId } = ctx;
  return mutate(ctx, "folder:update", async (tx) => {
    const folder = await holdFolder(tx, organizationId, folderId);
    const gone = await tx.query<{ granted_by: string; since: Date }>(
      `delete from folder_access where organization_id = $1 and folder_id = $2 and user_id = $3 and source = 'hand'
       returning granted_by, since`,
      [organizationId, folderId, userId],
    );
    const stays = (await selectGrants(tx, organizationId, folderId, [userId])).get(userId) ?? [];
    if (gone[0] === undefined) throw notByHand(folder.name, stays);
    return {
      value: { stays },
      change: {
        action: "folder.revoke",
        target: { type: "Folder", id: folderId, name: folder.name },
        before: {
          people: [{ id: userId, name: await nameOf(tx, organizationId, userId) }],
          givenBy: gone[0].granted_by,
          since: gone[0].since.toISOString(),
        },
        after: stays.length === 0 ? null : { stays: stays.map(({ source, givenBy }) => ({ source, givenBy })) },
      },
    };
  });
}

function notByHand(folderName: string, stays: readonly FolderGrant[]): AppError {
  const [grant] = stays;
  if (grant === undefined) {
    return new AppError("not_found", `This user does not have the folder “${folderName}”, so nothing was taken away.`);
  }
  return new AppError("conflict", `${whose(grant)} Nothing was taken away.`);
}

function whose({ source, givenBy, rule }: FolderGrant): string {
  if (source === "scim") return `${givenBy} gives this folder. Remove it there; it goes with the next cycle.`;
  if (rule === null) return "A group rule gives this folder. Change the rule, or remove the user from its group.";
  return `The group rule for “${rule.groupName}” gives this folder. Change the rule, or remove the user from the group.`;
}

async function nameOf(tx: Tx, organizationId: string, userId: string): Promise<string | null> {
  const rows = await tx.query<{ name: string }>(
    `select coalesce(display_name, user_name) as name from "user" where organization_id = $1 and id = $2`,
    [organizationId, userId],
  );
  return rows[0]?.name ?? null;
}
