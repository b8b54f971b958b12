import { v7 as uuidv7 } from "uuid";
import { withOrganization } from "@/lib/db/with-organization";

export interface EntryToInsert {
  readonly at: Date;
  readonly actor?: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly action?: string;
  readonly target?: { readonly type: string; readonly id: string; readonly name: string };
  readonly before?: object;
  readonly after?: object;
  readonly requestId?: string;
}

/** Rows of the audit log as verbs wrote them at another time. Returns their ids, which have the order of the entries within a moment. */
export async function insertEntries(organizationId: string, entries: readonly EntryToInsert[]): Promise<string[]> {
  const rows = entries.map((entry, seq) => ({
    id: uuidv7({ msecs: entry.at.getTime(), seq }),
    at: entry.at.toISOString(),
    actor: entry.actor ?? { kind: "system", id: null, name: "Usher" },
    action: entry.action ?? "user.update",
    target: entry.target ?? { type: "User", id: uuidv7(), name: "Ada Lovelace" },
    before: entry.before ?? null,
    after: entry.after ?? null,
    request_id: entry.requestId ?? uuidv7(),
  }));
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action, target_type, target_id,
         target_name, before, after, request_id)
       select $1, e.id, e.at, e.actor->>'kind', e.actor->>'id', e.actor->>'name', e.action, e.target->>'type', e.target->>'id',
         e.target->>'name', e.before, e.after, e.request_id
       from jsonb_to_recordset($2::jsonb) as e (id uuid, at timestamptz, actor jsonb, action text, target jsonb, before jsonb,
         after jsonb, request_id text)`,
      [organizationId, JSON.stringify(rows)],
    ),
  );
  return rows.map(({ id }) => id);
}
