import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import type { SignInDetail } from "@/lib/sign-in-log/schemas";
import { type SignInDetailRow, signInColumns, toSignInDetail } from "@/lib/sign-in-log/sign-in-row";
import { isUuid } from "@/lib/utils/uuid";

/** One try to sign in with what was compared. @throws AppError `not_found`, `forbidden` */
export async function getSignIn(ctx: Ctx, id: string): Promise<SignInDetail> {
  requirePermission(ctx, "log:read");
  const rows = isUuid(id)
    ? await withOrganization(ctx.organizationId, (tx) =>
        tx.query<SignInDetailRow>(
          `select ${signInColumns}, e.details from sign_in_entry e where e.organization_id = $1 and e.id = $2`,
          [ctx.organizationId, id],
        ),
      )
    : [];
  const row = rows[0];
  if (row === undefined) {
    throw new AppError(
      "not_found",
      `Sign-in ${id} is not in the log. It was deleted after its time, or it belongs to another organization.`,
    );
  }
  return toSignInDetail(row, ctx);
}
