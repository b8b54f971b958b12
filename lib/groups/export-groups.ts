import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { keysetPages } from "@/lib/db/keyset-pages";
import { groupFilterSql, groupFiltersOf } from "@/lib/groups/group-filter";
import { type GroupListRow, groupConnectorJoin, groupListColumns } from "@/lib/groups/list-item";
import type { GroupFilters } from "@/lib/groups/schemas";
import type { CsvTable } from "@/lib/utils/csv-table";

const columns: readonly { readonly title: string; readonly value: (row: GroupListRow) => string | number | null }[] = [
  { title: "Id", value: (row) => row.id },
  { title: "Name", value: (row) => row.display_name },
  { title: "Members", value: (row) => row.member_count },
  { title: "Group rules", value: (row) => row.rule_count },
  { title: "Origin", value: (row) => row.connector_name ?? "By hand" },
  { title: "External id", value: (row) => row.external_id },
  { title: "Created", value: (row) => row.created_at.toISOString() },
  { title: "Changed", value: (row) => row.updated_at.toISOString() },
];

/**
 * The groups that the filters of the list choose, by name, as a table to download; with its row in the audit log first.
 *
 * @throws AppError `forbidden`
 */
export async function exportGroups(ctx: Ctx, params: GroupFilters): Promise<CsvTable> {
  const filters = groupFiltersOf(params);
  await mutate(ctx, "group:read", async () => ({
    value: undefined,
    change: {
      action: "group.export",
      target: { type: "Organization", id: ctx.organizationId, name: "Groups" },
      before: null,
      after: { filters },
    },
  }));
  return { columns: columns.map(({ title }) => title), pages: read(ctx.organizationId, filters) };
}

async function* read(organizationId: string, filters: GroupFilters) {
  const rows = keysetPages<GroupListRow>(organizationId, {
    columns: groupListColumns,
    from: `"group" g ${groupConnectorJoin} where g.organization_id = $1`,
    where: (sql) => groupFilterSql(filters, sql),
    order: { text: "g.display_name_key", id: "g.id", descending: false },
  });
  for await (const page of rows) yield page.map((row) => columns.map(({ value }) => value(row)));
}
