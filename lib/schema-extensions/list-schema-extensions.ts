import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { countUsers } from "@/lib/schema-extensions/count-users";
import {
  type SchemaExtensionRow,
  schemaExtensionColumns,
  toSchemaExtensionDto,
} from "@/lib/schema-extensions/schema-extension-row";
import type { SchemaExtensionItem } from "@/lib/schema-extensions/schemas";

/**
 * The organization's schema extensions in the order in which they were declared, each with how many users have a value. There are at
 * most 20, so this is no page.
 *
 * @throws AppError `forbidden`
 */
export function listSchemaExtensions(ctx: Ctx): Promise<readonly SchemaExtensionItem[]> {
  requirePermission(ctx, "schema:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<SchemaExtensionRow>(
      `select ${schemaExtensionColumns} from schema_extension x where x.organization_id = $1 order by x.id`,
      [ctx.organizationId],
    );
    const users = await countUsers(
      tx,
      ctx.organizationId,
      rows.map(({ urn }) => urn),
    );
    return rows.map((row) => ({ ...toSchemaExtensionDto(row), users: users.get(row.urn) ?? 0 }));
  });
}
