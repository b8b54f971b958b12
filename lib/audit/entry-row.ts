import type { AuditItem, AuditListItem } from "@/lib/audit/schemas";

/** A row of the audit log as the list selects it. */
export interface EntryListRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly action: string;
  readonly target_type: string;
  readonly target_id: string;
  readonly target_name: string;
  readonly active_before: boolean | null;
  readonly active_after: boolean | null;
}

/** With what it changed. */
export interface EntryRow extends EntryListRow {
  readonly before: object | null;
  readonly after: object | null;
}

const activeIn = (snapshot: string) =>
  `case when jsonb_typeof(${snapshot} -> 'active') = 'boolean' then (${snapshot} -> 'active')::boolean end`;

export const entryListColumns = `e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.target_type, e.target_id,
  e.target_name, ${activeIn("e.before")} as active_before, ${activeIn("e.after")} as active_after`;

export const entryColumns = `${entryListColumns}, e.before, e.after`;

export function toListItem(row: EntryListRow): AuditListItem {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    target: { type: row.target_type, id: row.target_id, name: row.target_name },
    activity: activityOf(row),
  };
}

export function toItem(row: EntryRow): AuditItem {
  return { ...toListItem(row), before: row.before, after: row.after };
}

function activityOf(row: EntryListRow): AuditListItem["activity"] {
  const { active_before: before, active_after: after } = row;
  if (before === null || after === null || before === after) return null;
  return after ? "activated" : "deactivated";
}
