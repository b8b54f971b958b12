import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import {
  type SchemaExtensionRow,
  schemaExtensionSnapshot,
  schemaExtensionTarget,
  toSchemaAttribute,
  toSchemaExtensionDto,
} from "@/lib/schema-extensions/schema-extension-row";
import {
  type DeclareSchemaExtension,
  type SchemaExtensionDto,
  schemaExtensionLimit,
} from "@/lib/schema-extensions/schemas";

/**
 * Declares an extension of User (RFC 7643 §3.3). Every connector of the organization takes its attributes from the next request on, and
 * shows them in /Schemas.
 *
 * @throws AppError `conflict` (field urn) when the URN is declared already, or begins another one; `conflict` from 20 extensions on
 */
export function declareSchemaExtension(ctx: Ctx, input: DeclareSchemaExtension): Promise<SchemaExtensionDto> {
  return mutate(ctx, "schema:create", async (tx) => {
    // Who declares at the same time counts and compares one after the other.
    await tx.query("select from organization where id = $1 for no key update", [ctx.organizationId]);
    await requireRoom(tx, ctx.organizationId);
    await requireOwnUrn(tx, ctx.organizationId, input.urn);
    const row: SchemaExtensionRow = {
      id: uuidv7(),
      urn: input.urn,
      name: input.name,
      description: input.description || null,
      attributes: input.attributes.map(toSchemaAttribute),
      declared_by: ctx.actor.name,
      version: 1,
      created_at: ctx.now(),
    };
    await tx.query(
      `insert into schema_extension (organization_id, id, urn, urn_folded, name, description, attributes, declared_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
      [
        ctx.organizationId,
        row.id,
        row.urn,
        row.urn.toLowerCase(),
        row.name,
        row.description,
        JSON.stringify(row.attributes),
        row.declared_by,
        row.created_at,
      ],
    );
    return {
      value: toSchemaExtensionDto(row),
      change: {
        action: "schema_extension.declare",
        target: schemaExtensionTarget(row),
        before: null,
        after: schemaExtensionSnapshot(row),
      },
    };
  });
}

async function requireRoom(tx: Tx, organizationId: string): Promise<void> {
  const rows = await tx.query<{ total: number }>(
    "select count(*)::int as total from schema_extension where organization_id = $1",
    [organizationId],
  );
  if ((rows[0]?.total ?? 0) < schemaExtensionLimit) return;
  throw new AppError(
    "conflict",
    `An organization has at most ${schemaExtensionLimit} schema extensions. Add attributes to one of them, or delete one that nobody needs.`,
  );
}

/** Paths must tell extensions apart: `urn:a:b:c` could be the extension, or the attribute `c` of `urn:a:b`. */
async function requireOwnUrn(tx: Tx, organizationId: string, urn: string): Promise<void> {
  const rows = await tx.query<{ urn: string }>(
    `select urn from schema_extension where organization_id = $1
       and (starts_with(urn_folded || ':', $2::text || ':') or starts_with($2::text || ':', urn_folded || ':')) limit 1`,
    [organizationId, urn.toLowerCase()],
  );
  const other = rows[0]?.urn;
  if (other === undefined) return;
  const why =
    other.toLowerCase() === urn.toLowerCase()
      ? `${other} is declared already (upper and lower case count as equal). Add attributes to it, or choose another URN.`
      : `${other} is declared, and one of the two begins the other, so that paths could mean both. Choose another URN.`;
  throw new AppError("conflict", why, { field: "urn" });
}
