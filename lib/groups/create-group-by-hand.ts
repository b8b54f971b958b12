import type { Ctx } from "@/lib/context";
import { createGroup } from "@/lib/groups/create-group";
import type { GroupRecord } from "@/lib/groups/group";
import type { CreateGroup } from "@/lib/groups/schemas";

/** Adds a group that does not come from Entra. @throws AppError `conflict` (field displayName) when the name is taken */
export function createGroupByHand(ctx: Ctx, input: CreateGroup): Promise<GroupRecord> {
  return createGroup(ctx, { displayName: input.displayName, externalId: null }, [], true);
}
