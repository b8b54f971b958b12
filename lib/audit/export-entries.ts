import { entryFilterSql, entryFiltersOf } from "@/lib/audit/entry-filter";
import { type EntryRow, entryColumns } from "@/lib/audit/entry-row";
import { mutate } from "@/lib/audit/mutate";
import type { EntryFilters } from "@/lib/audit/schemas";
import type { Ctx } from "@/lib/context";
import { keysetPages } from "@/lib/db/keyset-pages";
import type { CsvTable } from "@/lib/utils/csv-table";

type ExportRow = EntryRow & { readonly request_id: string };

const columns: readonly { readonly title: string; readonly value: (row: ExportRow) => string | null }[] = [
  { title: "Time", value: (row) => row.at.toISOString() },
  { title: "Who", value: (row) => row.actor_name },
  { title: "Kind", value: (row) => row.actor_kind },
  { title: "Who id", value: (row) => row.actor_id },
  { title: "Act", value: (row) => row.action },
  { title: "Target type", value: (row) => row.target_type },
  { title: "Target", value: (row) => row.target_name },
  { title: "Target id", value: (row) => row.target_id },
  { title: "Before", value: (row) => asJson(row.before) },
  { title: "After", value: (row) => asJson(row.after) },
  { title: "Request id", value: (row) => row.request_id },
  { title: "Id", value: (row) => row.id },
];

/**
 * The changes that the filters of the list choose, newest first, as a table to download; with its own row in the log first.
 *
 * @throws AppError `forbidden`
 */
export async function exportEntries(ctx: Ctx, params: EntryFilters): Promise<CsvTable> {
  const filters = entryFiltersOf(params);
  await mutate(ctx, "log:read", async () => ({
    value: undefined,
    change: {
      action: "audit.export",
      target: { type: "Organization", id: ctx.organizationId, name: "Audit log" },
      before: null,
      after: { filters },
    },
  }));
  return { columns: columns.map(({ title }) => title), pages: read(ctx.organizationId, filters) };
}

async function* read(organizationId: string, filters: EntryFilters) {
  const rows = keysetPages<ExportRow>(organizationId, {
    columns: `${entryColumns}, e.request_id`,
    from: "audit_entry e where e.organization_id = $1",
    where: (sql) => entryFilterSql(filters, sql),
    order: { text: null, id: "e.id", descending: true },
  });
  for await (const page of rows) yield page.map((row) => columns.map(({ value }) => value(row)));
}

function asJson(snapshot: object | null): string | null {
  return snapshot === null ? null : JSON.stringify(snapshot);
}
