import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { listAttributes } from "@/lib/users/list-attributes";
import { toListItem, type UserListRow, userConnectorJoin, userListColumns } from "@/lib/users/list-item";
import { readAccess } from "@/lib/users/read-access";
import type { UserDetail } from "@/lib/users/schemas";
import { userProfile } from "@/lib/users/user";
import { userNotFound } from "@/lib/users/user-not-found";
import { toUserRecord, userColumns } from "@/lib/users/user-row";
import { isUuid } from "@/lib/utils/uuid";

const shownGroups = 200;

/** A user with everything its page shows. @throws AppError `not_found`, `forbidden` */
export async function getUser(ctx: Ctx, id: string): Promise<UserDetail> {
  requirePermission(ctx, "user:read");
  if (!isUuid(id)) throw userNotFound(id);
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<UserListRow & Parameters<typeof toUserRecord>[0]>(
      `select ${userColumns}, ${userListColumns} from "user" u ${userConnectorJoin}
       where u.organization_id = $1 and u.id = $2`,
      [ctx.organizationId, id],
    );
    const row = rows[0];
    if (row === undefined) throw userNotFound(id);
    const groups = await tx.query<{ id: string; display_name: string; added_at: Date }>(
      `select g.id, g.display_name, m.added_at from group_member m
       join "group" g on g.organization_id = m.organization_id and g.id = m.group_id
       where m.organization_id = $1 and m.user_id = $2 order by g.display_name_key, g.id limit ${shownGroups}`,
      [ctx.organizationId, id],
    );
    const record = toUserRecord(row);
    const profile = userProfile(record);
    return {
      ...toListItem(row),
      externalId: record.externalId,
      version: record.version,
      attributes: listAttributes(profile),
      groups: groups.map((group) => ({
        id: group.id,
        displayName: group.display_name,
        addedAt: group.added_at.toISOString(),
      })),
      access: await readAccess(tx, ctx.organizationId, record),
      scim: {
        id: record.id,
        ...profile,
        groups: groups.map((group) => ({ value: group.id, display: group.display_name, type: "direct" })),
        meta: {
          resourceType: "User",
          created: record.createdAt.toISOString(),
          lastModified: record.updatedAt.toISOString(),
          version: `W/"${record.version}"`,
        },
      },
    };
  });
}
