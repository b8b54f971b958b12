import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { SchemaAttribute, SchemaAttributeInput, SchemaExtensionDto } from "@/lib/schema-extensions/schemas";

export interface SchemaExtensionRow {
  readonly id: string;
  readonly urn: string;
  readonly name: string;
  readonly description: string | null;
  readonly attributes: readonly SchemaAttribute[];
  readonly declared_by: string;
  readonly version: number;
  readonly created_at: Date;
}

export const schemaExtensionColumns =
  "x.id, x.urn, x.name, x.description, x.attributes, x.declared_by, x.version, x.created_at";

/** The extension; with `lock` its row is locked until the transaction ends. @throws AppError `not_found` */
export async function readSchemaExtension(
  tx: Tx,
  ctx: Ctx,
  id: string,
  lock: "" | "for update" = "",
): Promise<SchemaExtensionRow> {
  const rows = await tx.query<SchemaExtensionRow>(
    `select ${schemaExtensionColumns} from schema_extension x where x.organization_id = $1 and x.id = $2 ${lock}`,
    [ctx.organizationId, id],
  );
  if (rows[0] === undefined)
    throw new AppError("not_found", `There is no schema extension ${id} here. It was deleted, or nobody declared it.`);
  return { ...rows[0], attributes: rows[0].attributes.map(toSchemaAttribute) };
}

export function toSchemaExtensionDto(row: SchemaExtensionRow): SchemaExtensionDto {
  return {
    id: row.id,
    urn: row.urn,
    name: row.name,
    description: row.description,
    attributes: row.attributes.map(toSchemaAttribute),
    declaredBy: row.declared_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** An attribute as it is kept, its members in one order, which JSON in the database does not keep. Case matters in references and binary data (RFC 7643 §2.3.6, §2.3.7), and has no meaning in the rest. */
export function toSchemaAttribute(input: SchemaAttributeInput | SchemaAttribute): SchemaAttribute {
  const { type } = input;
  const isAlwaysExact = type === "reference" || type === "binary";
  return {
    name: input.name,
    type,
    multiValued: input.multiValued ?? false,
    caseExact: isAlwaysExact || (type === "string" && input.caseExact === true),
    description: input.description || null,
    canonicalValues: [...new Set(input.canonicalValues ?? [])],
  };
}

/** What an audit row is about. */
export function schemaExtensionTarget(row: Pick<SchemaExtensionRow, "id" | "name">) {
  return { type: "SchemaExtension", id: row.id, name: row.name };
}

/** What the audit log keeps of an extension. */
export function schemaExtensionSnapshot(row: SchemaExtensionRow): object {
  return { urn: row.urn, name: row.name, description: row.description, attributes: row.attributes };
}
