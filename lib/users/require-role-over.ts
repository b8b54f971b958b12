import { rankOf } from "@/lib/auth/permissions";
import { type Ctx, roleOf } from "@/lib/context";
import { AppError } from "@/lib/errors";

/**
 * Refuses that a person acts on a role above their own: neither giving it nor changing somebody who has it, or an Admin could
 * make, or lock out, an EnterpriseAdmin. Connectors and the system act by what EnterpriseAdmins have set up.
 *
 * @throws AppError `forbidden`
 */
export function requireRoleOver(ctx: Ctx, role: string | null, label: string): void {
  const own = roleOf(ctx);
  if (own === null || rankOf(role) <= rankOf(own)) return;
  throw new AppError(
    "forbidden",
    `${label} has or would get the access role ${role}, which is above yours (${own}). Ask somebody with that role.`,
    { field: "accessRole" },
  );
}
