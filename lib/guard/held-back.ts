import { type Ctx, policyOf } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { holdAccessLoss } from "@/lib/guard/hold-access-loss";
import type { WantedLoss } from "@/lib/guard/schemas";
import { type UserRecord, userLabel } from "@/lib/users/user";

/** Notes a person whose loss of access has to wait, and makes the refusal that Entra gets; it comes back by itself. */
export async function heldBack(ctx: Ctx, user: UserRecord, wanted: WantedLoss): Promise<AppError> {
  const holdId = await holdAccessLoss(ctx, { userId: user.id, label: userLabel(user), wanted });
  if (holdId !== null) return refusal(ctx, holdId, `${userLabel(user)} keeps access until an admin decides.`);
  return new AppError("unavailable", "An admin has just decided about this connector. Send this again.", {
    reason: "guard_held",
  });
}

/** The refusal of what a held connector sends besides. */
export function heldRefusal(ctx: Ctx): AppError {
  return refusal(ctx, policyOf(ctx)?.holdId ?? "", "Other changes wait as well.");
}

/** While the guard holds a connector, nothing that it sends is written. @throws AppError `unavailable` */
export function requireNotHeld(ctx: Ctx): void {
  if (policyOf(ctx)?.holdId) throw heldRefusal(ctx);
}

function refusal(ctx: Ctx, holdId: string, consequence: string): AppError {
  return new AppError(
    "unavailable",
    `The guard holds this connector, because more people would lose access within an hour than its limit allows. ${consequence} Nothing is lost: Entra tries again. Decide in Usher: ${policyOf(ctx)?.pagesUrl ?? ""}/guard/${holdId}`,
    { reason: "guard_held" },
  );
}
