import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { UserRecord } from "@/lib/users/user";
import { toUserRecord, userColumns, userGroupsColumn } from "@/lib/users/user-row";

/** The user with its direct groups, or null when the organization has none with this id. */
export async function findUser(ctx: Ctx, id: string): Promise<UserRecord | null> {
  requirePermission(ctx, "user:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<Parameters<typeof toUserRecord>[0]>(
      `select ${userColumns}, ${userGroupsColumn} from "user" u where u.organization_id = $1 and u.id = $2`,
      [ctx.organizationId, id],
    );
    return rows[0] === undefined ? null : toUserRecord(rows[0]);
  });
}
