import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { countUsers } from "@/lib/schema-extensions/count-users";
import { readSchemaExtension, toSchemaExtensionDto } from "@/lib/schema-extensions/schema-extension-row";
import type { SchemaExtensionItem } from "@/lib/schema-extensions/schemas";

/** A schema extension with how many users have a value in it. @throws AppError `not_found`, `forbidden` */
export function getSchemaExtension(ctx: Ctx, id: string): Promise<SchemaExtensionItem> {
  requirePermission(ctx, "schema:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const row = await readSchemaExtension(tx, ctx, id);
    const users = await countUsers(tx, ctx.organizationId, [row.urn]);
    return { ...toSchemaExtensionDto(row), users: users.get(row.urn) ?? 0 };
  });
}
