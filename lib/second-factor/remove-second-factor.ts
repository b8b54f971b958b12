import { type Mutation, mutate } from "@/lib/audit/mutate";
import type { AccessRole } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { ownUserId } from "@/lib/profile/own-user";
import { countProof } from "@/lib/profile/proof-limit";
import { wrongCode } from "@/lib/second-factor/confirm-second-factor";
import { proveSecondFactor } from "@/lib/second-factor/prove-second-factor";
import type { SecondFactorCode } from "@/lib/second-factor/schemas";
import { requireRoleOver } from "@/lib/users/require-role-over";
import { userNotFound } from "@/lib/users/user-not-found";

/**
 * Removes one's own second factor, with a code of it or a recovery code.
 *
 * @throws AppError `invalid_input` (field code) for a wrong code; `conflict` for somebody who has none; `too_many_attempts`
 */
export async function removeSecondFactor(ctx: Ctx, { code }: SecondFactorCode): Promise<void> {
  const userId = ownUserId(ctx);
  const { organizationId } = ctx;
  await countProof(organizationId, userId, () =>
    mutate(ctx, "organization:read", async (tx) => {
      const proven = await proveSecondFactor(tx, { organizationId, userId, code, now: ctx.now() });
      if (!proven) throw wrongCode();
      return await remove(tx, ctx, { id: userId, name: ctx.actor.name });
    }),
  );
}

/**
 * Removes somebody's second factor, for people who lost their phone and their recovery codes.
 *
 * @throws AppError `not_found`; `forbidden` for somebody with an access role above one's own; `conflict` for somebody who has none
 */
export async function removeSecondFactorOf(ctx: Ctx, userId: string): Promise<void> {
  await mutate(ctx, "user:update", async (tx) => {
    const people = await tx.query<{ id: string; name: string; access_role: AccessRole | null }>(
      `select id, coalesce(display_name, user_name) as name, access_role from "user"
       where organization_id = $1 and id = $2 for update`,
      [ctx.organizationId, userId],
    );
    const [person] = people;
    if (person === undefined) throw userNotFound(userId);
    requireRoleOver(ctx, person.access_role, person.name);
    return await remove(tx, ctx, person);
  });
}

async function remove(
  tx: Tx,
  ctx: Ctx,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Mutation<void>> {
  const rows = await tx.query<{ confirmed: boolean }>(
    "delete from second_factor where organization_id = $1 and user_id = $2 returning confirmed_at is not null as confirmed",
    [ctx.organizationId, id],
  );
  if (rows[0]?.confirmed !== true) throw new AppError("conflict", `${name} has no second factor.`);
  await tx.query("delete from recovery_code where organization_id = $1 and user_id = $2", [ctx.organizationId, id]);
  return {
    value: undefined,
    change: { action: "user.second_factor_remove", target: { type: "User", id, name }, before: null, after: null },
  };
}
