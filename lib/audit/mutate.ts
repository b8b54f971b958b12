import { v7 as uuidv7 } from "uuid";
import type { Change } from "@/lib/audit/change";
import type { Permission } from "@/lib/auth/permissions";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { insertRequestRow } from "@/lib/request-log/request-log-row";

/** What a write returns: its value, and its change or null when nothing changed. */
export interface Mutation<T> {
  readonly value: T;
  readonly change: Change | null;
  /** What was tolerated or left out, for the request log. */
  readonly notes?: readonly string[];
}

/**
 * The only door for writes: checks the permission, opens the transaction, runs `work`, and writes the audit row, and for
 * a SCIM request its request-log row, in that same transaction.
 *
 * `work` may run again after a deadlock, so it must have no effect outside the database.
 *
 * @throws AppError `forbidden` when `ctx` lacks `permission`
 */
export async function mutate<T>(ctx: Ctx, permission: Permission, work: (tx: Tx) => Promise<Mutation<T>>): Promise<T> {
  requirePermission(ctx, permission);
  const mutation = await withOrganization(ctx.organizationId, async (tx) => {
    const outcome = await (ctx.dryRun === undefined ? work(tx) : tryOut(tx, work));
    if (outcome.change !== null) await record(tx, ctx, outcome.change, outcome.notes ?? []);
    return outcome;
  });
  if (ctx.request !== undefined) {
    ctx.request.notes.push(...(mutation.notes ?? []));
    ctx.request.written = mutation.change !== null;
  }
  return mutation.value;
}

/** All of a dry run is one transaction, so what fails in it is undone alone, as its own transaction would be. */
async function tryOut<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.query("savepoint dry_run");
  try {
    return await work(tx);
  } catch (error) {
    await tx.query("rollback to savepoint dry_run");
    throw error;
  }
}

async function record(tx: Tx, ctx: Ctx, change: Change, notes: readonly string[]): Promise<void> {
  if (ctx.dryRun !== undefined) {
    // What has no request is written beside the change, such as a conflict for the inbox.
    if (ctx.request !== undefined) ctx.dryRun.changes.push({ before: change.before, after: change.after });
    return;
  }
  // A rehearsal's people are nobody: the audit log says that it ran, the request log what it did.
  if (ctx.rehearsalId === undefined) await writeEntry(tx, ctx, change);
  if (ctx.request !== undefined && ctx.request.isPart !== true)
    await insertRequestRow(tx, ctx.organizationId, ctx.request, change, notes);
}

async function writeEntry(tx: Tx, ctx: Ctx, change: Change): Promise<void> {
  await tx.prepared(
    `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action,
       target_type, target_id, target_name, before, after, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb, $13)`,
    [
      ctx.organizationId,
      uuidv7(),
      ctx.now(),
      ctx.actor.kind,
      ctx.actor.id,
      ctx.actor.name,
      change.action,
      change.target.type,
      change.target.id,
      change.target.name,
      change.before === null ? null : JSON.stringify(change.before),
      change.after === null ? null : JSON.stringify(change.after),
      ctx.requestId,
    ],
  );
}
