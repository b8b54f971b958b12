import { type AccessRole, rolePermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { requireRoleOver } from "@/lib/users/require-role-over";

/**
 * Refuses that somebody gives an access role above their own; and a token or service account one that allows more than itself, or a
 * token for users could make an EnterpriseAdmin.
 *
 * @throws AppError `forbidden`
 */
export function requireMayGive(ctx: Ctx, role: AccessRole | null, label: string): void {
  requireRoleOver(ctx, role, label);
  if (role === null || (ctx.actor.kind !== "apiToken" && ctx.actor.kind !== "serviceAccount")) return;
  const lacking = [...rolePermissions[role]].filter((permission) => !ctx.permissions.has(permission));
  if (lacking.length === 0) return;
  throw new AppError(
    "forbidden",
    `${label} would get the access role ${role}, which allows what “${ctx.actor.name}” may not: ${lacking.join(", ")}.`,
    { field: "accessRole" },
  );
}
