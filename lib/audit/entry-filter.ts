import type { EntryFilters } from "@/lib/audit/schemas";
import type { SqlParams } from "@/lib/db/sql";
import { firstUuidAt, isUuid } from "@/lib/utils/uuid";

const day = 86_400_000;

/** The filters of a list without its position, and without those that are empty. */
export function entryFiltersOf(params: EntryFilters): EntryFilters {
  const { q, actor, action, target, from, to } = params;
  return Object.fromEntries(
    Object.entries({ q, actor, action, target, from, to }).filter(([, value]) => value !== undefined && value !== ""),
  );
}

/** The conditions over `audit_entry e`, each with “and” in front of it. */
export function entryFilterSql(params: EntryFilters, sql: SqlParams): string {
  const { q, actor, action, target, from, to } = entryFiltersOf(params);
  const conditions = [
    actor === "system" ? "e.actor_id is null" : actor && `e.actor_id = ${sql.add(actor)}`,
    action && `e.action = ${sql.add(action)}`,
    target && `e.target_id = ${sql.add(target)}`,
    q && (isUuid(q) ? `e.target_id = ${sql.add(q)}` : `e.target_name ilike ${sql.add(containing(q))}`),
    from && since(new Date(from), sql),
    to && until(new Date(Date.parse(to) + day), sql),
  ];
  return conditions.flatMap((condition) => (condition ? [`and ${condition}`] : [])).join(" ");
}

// Ids are UUIDv7, so a range of them is a range of time and of the primary key; a day on each side covers a row that was written
// a while after its moment.
function since(at: Date, sql: SqlParams): string {
  return `e.at >= ${sql.add(at)} and e.id >= ${sql.add(firstUuidAt(new Date(at.getTime() - day)))}::uuid`;
}

function until(at: Date, sql: SqlParams): string {
  return `e.at < ${sql.add(at)} and e.id < ${sql.add(firstUuidAt(new Date(at.getTime() + day)))}::uuid`;
}

function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
