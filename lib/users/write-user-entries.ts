import { v7 as uuidv7 } from "uuid";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";

/** What happened to one of many users. */
export interface UserEntry {
  readonly id: string;
  readonly label: string;
  readonly action: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** Writes the audit rows of a change to many users in one statement; `mutate` writes the one of the whole. */
export async function writeUserEntries(tx: Tx, ctx: Ctx, entries: readonly UserEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({ ...entry, entry_id: uuidv7() }));
  await tx.query(
    `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action, target_type, target_id,
       target_name, before, after, request_id)
     select $1, e.entry_id, $2, $3, $4, $5, e.action, 'User', e.id, e.label, e.before, e.after, $6
     from jsonb_to_recordset($7::jsonb)
       as e (entry_id uuid, id text, label text, action text, before jsonb, after jsonb)`,
    [ctx.organizationId, ctx.now(), ctx.actor.kind, ctx.actor.id, ctx.actor.name, ctx.requestId, JSON.stringify(rows)],
  );
}
