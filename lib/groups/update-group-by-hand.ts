import type { Ctx } from "@/lib/context";
import type { GroupRecord } from "@/lib/groups/group";
import type { EditGroup } from "@/lib/groups/schemas";
import { updateGroup } from "@/lib/groups/update-group";

/**
 * Renames a group, adds people to it and takes people out.
 *
 * @throws AppError `not_found`; `conflict` for a group of Entra's, a taken name (field displayName), and an edit that began
 *   before somebody else's change (field version)
 */
export function updateGroupByHand(ctx: Ctx, id: string, input: EditGroup): Promise<GroupRecord> {
  const { displayName, add = [], remove = [], version } = input;
  const members =
    add.length + remove.length === 0 ? null : { clear: false, add: new Set(add), remove: new Set(remove) };
  return updateGroup(ctx, id, {
    fields: (group) => ({ displayName: displayName ?? group.displayName, externalId: group.externalId }),
    members,
    uniqueNames: true,
    ...(version === undefined ? {} : { version }),
  });
}
