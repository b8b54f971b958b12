import type { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** Whose credentials: a connector's, a service account's, or the API tokens of the organization's people. */
export type Holder =
  | { readonly kind: "connector"; readonly id: string }
  | { readonly kind: "serviceAccount"; readonly id: string }
  | { readonly kind: "people" };

/** The condition on `c`, the table credential, that picks what the holder has; what is issued by itself is no part of it. */
export function heldBy(holder: Holder, sql: SqlParams): string {
  if (holder.kind === "people") return "c.kind = 'api_token'";
  if (holder.kind === "serviceAccount") return `c.service_account_id = ${sql.add(holder.id)}::uuid`;
  return `c.connector_id = ${sql.add(holder.id)}::uuid and c.kind not in ('access_token', 'rehearsal')`;
}

/** Waits until nobody deletes the holder. @throws AppError `not_found` */
export async function requireHolder(tx: Tx, organizationId: string, holder: Holder): Promise<void> {
  if (holder.kind === "people") return;
  const table = holder.kind === "connector" ? "connector" : "service_account";
  const rows = await tx.query(`select 1 from ${table} where organization_id = $1 and id = $2 for key share`, [
    organizationId,
    holder.id,
  ]);
  if (rows.length > 0) return;
  const noun = holder.kind === "connector" ? "Connector" : "Service account";
  throw new AppError("not_found", `${noun} ${holder.id} does not exist here.`);
}
