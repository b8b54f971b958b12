import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { requireUnused } from "@/lib/schema-extensions/require-unused";
import {
  readSchemaExtension,
  schemaExtensionSnapshot,
  schemaExtensionTarget,
  toSchemaAttribute,
  toSchemaExtensionDto,
} from "@/lib/schema-extensions/schema-extension-row";
import type { SchemaExtensionDto, UpdateSchemaExtension } from "@/lib/schema-extensions/schemas";

/**
 * Renames and describes an extension, and adds, changes and removes attributes. An attribute that somebody has a value of keeps its
 * spelling, its type and whether it is a list, and cannot be removed: the values would fit no more.
 *
 * @throws AppError `not_found`; `conflict` for an attribute that is in use (field attributes) and for an edit of an older version (field
 *   version)
 */
export function updateSchemaExtension(ctx: Ctx, id: string, input: UpdateSchemaExtension): Promise<SchemaExtensionDto> {
  return mutate(ctx, "schema:update", async (tx) => {
    // Who saves a user with values of the extension shares this lock, so that nobody gets one of the old kind afterwards.
    const before = await readSchemaExtension(tx, ctx, id, "for update");
    await requireVersion(tx, ctx.organizationId, before, input.version);
    const after = {
      ...before,
      name: input.name ?? before.name,
      description: input.description === undefined ? before.description : input.description || null,
      attributes: input.attributes?.map(toSchemaAttribute) ?? before.attributes,
      version: before.version + 1,
    };
    const [was, is] = [schemaExtensionSnapshot(before), schemaExtensionSnapshot(after)];
    if (JSON.stringify(was) === JSON.stringify(is)) return { value: toSchemaExtensionDto(before), change: null };
    await requireUnused(tx, ctx.organizationId, before, after.attributes);
    await tx.query(
      `update schema_extension set name = $3, description = $4, attributes = $5::jsonb, version = $6
       where organization_id = $1 and id = $2`,
      [ctx.organizationId, id, after.name, after.description, JSON.stringify(after.attributes), after.version],
    );
    return {
      value: toSchemaExtensionDto(after),
      change: { action: "schema_extension.update", target: schemaExtensionTarget(after), before: was, after: is },
    };
  });
}
