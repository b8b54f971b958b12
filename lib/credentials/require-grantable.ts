import { connectorPermissions, type Permission, permissions } from "@/lib/auth/permissions";
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

/**
 * Refuses that somebody gets at a credential of a connector who may not do by themself what it opens: every user and group of the
 * organization, read and written.
 *
 * @throws AppError `forbidden`, naming what is lacking
 */
export function requireConnectorPowers(ctx: Ctx): void {
  // Whoever made the link had them: it was asked then.
  if (ctx.actor.kind === "setupLink") return;
  const lacking = [...connectorPermissions].filter((permission) => !ctx.permissions.has(permission));
  if (lacking.length === 0) return;
  throw new AppError(
    "forbidden",
    `${ctx.actor.name} lacks ${lacking.join(", ")}, which a credential of a connector opens.`,
    { reason: "permission_missing" },
  );
}
