import { type Ctx, policyOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

type Attributes = { readonly [name: string]: unknown };

/**
 * Refuses values of an extension that was changed or deleted after the request was read, as they may not fit any more, and keeps it as it
 * is until the transaction ends. A request without new values of an extension costs nothing.
 *
 * @throws AppError `conflict`: the client sends the request again, and it is read by the new schema
 */
export async function requireCurrentExtensions(tx: Tx, ctx: Ctx, before: Attributes, after: Attributes): Promise<void> {
  const sent = (policyOf(ctx)?.schemaExtensions ?? []).filter(
    ({ urn }) => after[urn] !== undefined && JSON.stringify(after[urn]) !== JSON.stringify(before[urn]),
  );
  if (sent.length === 0) return;
  const rows = await tx.query<{ id: string; version: number }>(
    `select id, version from schema_extension where organization_id = $1 and id = any($2::uuid[]) order by id for key share`,
    [ctx.organizationId, sent.map(({ id }) => id)],
  );
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const changed = sent.find(({ id, version }) => versions.get(id) !== version);
  if (changed === undefined) return;
  throw new AppError(
    "conflict",
    `The schema extension ${changed.urn} was changed at the same moment. Send the request again.`,
  );
}
