import { AppError } from "@/lib/errors";
import type { GroupRecord } from "@/lib/groups/group";

/** The refusal of a person's change to a group that a connector owns. */
export function ownedByEntra(group: GroupRecord): AppError {
  return new AppError(
    "conflict",
    `Entra owns the group ${group.displayName} and its members. Change them there; they arrive with the next cycle.`,
    { field: "displayName", reason: "owned_by_entra" },
  );
}
