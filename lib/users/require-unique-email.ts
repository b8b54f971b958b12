import { type Ctx, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { primaryEmail } from "@/lib/users/attribute-values";
import type { UserFields } from "@/lib/users/user";

/**
 * Refuses a second user with the same primary e-mail, where the connector requires one. The advisory lock makes two creations
 * with that e-mail follow one another.
 *
 * @throws AppError `conflict` (field emails)
 */
export async function requireUniqueEmail(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { before, after }: { readonly before: UserFields | null; readonly after: UserFields },
): Promise<void> {
  if (policyOf(ctx)?.requiredAttributes.includes("emails") !== true) return;
  const email = primaryEmail(after.attributes);
  const key = email?.toLowerCase();
  if (key === undefined || key === primaryEmail(before?.attributes ?? {})?.toLowerCase()) return;
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`user-email:${ctx.organizationId}:${key}`]);
  const rows = await tx.query<{ user_name: string }>(
    `select user_name from "user" where organization_id = $1 and primary_email_key = $2 and id <> $3 limit 1`,
    [ctx.organizationId, key, id],
  );
  if (rows[0] === undefined) return;
  throw new AppError(
    "conflict",
    `${rows[0].user_name} has the e-mail ${email} already, and this connector requires an e-mail of one's own. Correct mail in Entra, or make emails optional in Usher under Mapping.`,
    { field: "emails", reason: "email_taken" },
  );
}
