import { conflictRefusal } from "@/lib/conflicts/conflict-refusal";
import type { Lookalikes } from "@/lib/conflicts/find-lookalikes";
import type { Ctx } from "@/lib/context";
import { type UserRecord, userLabel } from "@/lib/users/user";

/** A connector wants to change or delete a user of another one: a human decides whose the person is. */
export function ownedByAnother(ctx: Ctx, user: UserRecord): Lookalikes {
  return {
    kind: "other_connector",
    candidateIds: [user.id],
    refusal: conflictRefusal(ctx, user, "other_connector", userLabel(user)),
  };
}
