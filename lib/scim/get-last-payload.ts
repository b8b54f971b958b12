import { readPolicy } from "@/lib/connectors/read-policy";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { LastPayload } from "@/lib/last-payload/schemas";
import { markPayload } from "@/lib/scim/mapping/mark-payload";
import { userResourceOf } from "@/lib/scim/mapping/user-resource";
import type { Json } from "@/lib/scim/protocol/schema/attribute";

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly method: string;
  readonly status: number;
  readonly resource_name: string | null;
  readonly cause_code: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly body: Json;
}

/** The newest requests that are looked through: a connector that sends no users for so long has none to show. */
const lookedThrough = 5000;

/**
 * The last user that a connector received, also in a request that was refused, with what Usher does with each attribute; null
 * when there is none yet.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export function getLastPayload(ctx: Ctx, connectorId: string): Promise<LastPayload | null> {
  requirePermission(ctx, "connector:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const policy = await readPolicy(tx, ctx.organizationId, connectorId);
    const row = await findPayload(tx, ctx.organizationId, connectorId);
    if (row === null) return null;
    return {
      requestId: row.id,
      at: row.at.toISOString(),
      method: row.method,
      status: row.status,
      userName: row.resource_name,
      causeCode: row.cause_code,
      cause: row.cause,
      cure: row.cure,
      attributes: markPayload(row.body, userResourceOf(policy), policy),
    };
  });
}

async function findPayload(tx: Tx, organizationId: string, connectorId: string): Promise<Row | null> {
  const rows = await tx.query<Row>(
    `select r.id, r.at, r.method, r.status, r.resource_name, r.cause_code, r.cause, r.cure, r.body
     from (select * from request_log where organization_id = $1 and connector_id = $2 order by id desc limit ${lookedThrough}) r
     where r.method in ('POST', 'PUT', 'PATCH') and starts_with(r.path, '/Users') and not starts_with(r.path, '/Users/.search') and r.body is not null
       and r.rehearsal_id is null
     order by r.id desc limit 1`,
    [organizationId, connectorId],
  );
  return rows[0] ?? null;
}
