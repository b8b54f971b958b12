import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";

/** The user types that this organization knows, in the order in which it names them. @throws AppError `forbidden` */
export async function listUserTypes(ctx: Ctx): Promise<readonly string[]> {
  requirePermission(ctx, "user:read");
  const rows = await withOrganization(ctx.organizationId, (tx) =>
    tx.query<{ user_types: string[] }>("select user_types from organization where id = $1", [ctx.organizationId]),
  );
  return rows[0]?.user_types ?? [];
}
