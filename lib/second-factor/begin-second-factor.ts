import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { ownUserId } from "@/lib/profile/own-user";
import type { SecondFactorSetUp } from "@/lib/second-factor/schemas";
import { sealFactor } from "@/lib/second-factor/sealed-factor";
import { makeTotpSecret, totpUri } from "@/lib/second-factor/totp";

/**
 * Makes a secret for the authenticator app of the person who acts. It asks for nothing until a code has confirmed it, and a set-up
 * that was begun earlier ends.
 *
 * @throws AppError `conflict` for somebody who has a second factor, or signs in with Microsoft
 */
export async function beginSecondFactor(ctx: Ctx): Promise<SecondFactorSetUp> {
  const userId = ownUserId(ctx);
  const { organizationId } = ctx;
  const secret = makeTotpSecret();
  // Begun is nothing yet, so there is nothing to audit.
  return await mutate(ctx, "organization:read", async (tx) => {
    const people = await tx.query<{ email: string; login_method: string }>(
      `select coalesce(primary_email, user_name) as email, login_method from "user" where organization_id = $1 and id = $2`,
      [organizationId, userId],
    );
    const [person] = people;
    if (person?.login_method !== "builtin") {
      throw new AppError("conflict", "You sign in with Microsoft, which asks for a second factor itself.");
    }
    const rows = await tx.query(
      `insert into second_factor (organization_id, user_id, sealed, created_at) values ($1, $2, $3, $4)
       on conflict (organization_id, user_id) do update set sealed = excluded.sealed, created_at = excluded.created_at
       where second_factor.confirmed_at is null returning user_id`,
      [organizationId, userId, sealFactor(secret, organizationId, userId), ctx.now()],
    );
    if (rows.length === 0) throw new AppError("conflict", "You have a second factor already. Remove it first.");
    return { value: { secret, uri: totpUri(secret, person.email) }, change: null };
  });
}
