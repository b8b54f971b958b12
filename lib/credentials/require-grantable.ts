import { type Permission, permissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";

const known: ReadonlySet<string> = new Set(permissions);

function isPermission(value: string): value is Permission {
  return known.has(value);
}

/**
 * The permissions that `ctx` may put into a credential: real ones, and none that it lacks itself, or a token could make a
 * stronger one.
 *
 * @throws AppError `invalid_input` or `forbidden`, both naming the permission
 */
export function requireGrantable(ctx: Ctx, wanted: readonly string[]): readonly Permission[] {
  return [...new Set(wanted)].sort().map((value) => {
    if (!isPermission(value)) {
      throw new AppError("invalid_input", `There is no permission “${value}”. Known are ${permissions.join(", ")}.`, {
        field: "permissions",
      });
    }
    if (!ctx.permissions.has(value)) {
      throw new AppError("forbidden", `${ctx.actor.name} lacks ${value} and so cannot give it to a token.`, {
        field: "permissions",
      });
    }
    return value;
  });
}
