import type { EntryFilters } from "@/lib/audit/schemas";
import type { SqlParams } from "@/lib/db/sql";
import { containing, withinDays } from "@/lib/db/within-days";
import { isUuid } from "@/lib/utils/uuid";

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
    ...withinDays({ ...(from && { from }), ...(to && { to }) }, sql),
  ];
  return conditions.flatMap((condition) => (condition ? [`and ${condition}`] : [])).join(" ");
}
