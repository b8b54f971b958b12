import { powersOf, type ServiceRole } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/**
 * Refuses that a token gets at the powers of a service account that are not its own: by making it a token, or by giving it roles.
 *
 * @throws AppError `forbidden`, naming what is lacking
 */
export function requireGrantableRoles(ctx: Ctx, roles: readonly ServiceRole[]): void {
  const lacking = [...powersOf(roles)].filter((permission) => !ctx.permissions.has(permission));
  if (lacking.length === 0) return;
  throw new AppError(
    "forbidden",
    `${ctx.actor.name} lacks ${lacking.join(", ")}, which ${roles.join(", ")} would give to the service account.`,
    { field: "roles" },
  );
}

/** The same for the roles that the account has now. The caller has checked that it exists. */
export async function requireServiceRoles(tx: Tx, ctx: Ctx, serviceAccountId: string): Promise<void> {
  const rows = await tx.query<{ roles: ServiceRole[] }>(
    "select roles from service_account where organization_id = $1 and id = $2",
    [ctx.organizationId, serviceAccountId],
  );
  requireGrantableRoles(ctx, rows[0]?.roles ?? []);
}
