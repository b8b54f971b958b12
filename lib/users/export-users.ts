import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { keysetPages } from "@/lib/db/keyset-pages";
import { type UserListRow, userConnectorJoin, userListColumns } from "@/lib/users/list-item";
import type { UserFilters } from "@/lib/users/schemas";
import { filtersOf, userFilterSql } from "@/lib/users/user-filter";
import type { CsvTable } from "@/lib/utils/csv-table";

type ExportRow = UserListRow & { readonly external_id: string | null };

const columns: readonly { readonly title: string; readonly value: (row: ExportRow) => string | number | null }[] = [
  { title: "Id", value: (row) => row.id },
  { title: "User name", value: (row) => row.user_name },
  { title: "Display name", value: (row) => row.display_name },
  { title: "E-mail", value: (row) => row.primary_email },
  { title: "Status", value: (row) => (row.active ? "Active" : "Inactive") },
  { title: "Access role", value: (row) => row.access_role },
  { title: "User type", value: (row) => row.effective_user_type },
  { title: "Login method", value: (row) => row.login_method },
  { title: "Groups", value: (row) => row.group_count },
  { title: "Origin", value: (row) => row.connector_name ?? "By hand" },
  { title: "External id", value: (row) => row.external_id },
  { title: "Last sign-in", value: (row) => row.last_sign_in_at?.toISOString() ?? null },
  { title: "Created", value: (row) => row.created_at.toISOString() },
  { title: "Changed", value: (row) => row.updated_at.toISOString() },
];

/**
 * The users that the filters of the list choose, by name, as a table to download. That somebody took them away, and which, is in
 * the audit log before the first one is read.
 *
 * @throws AppError `forbidden`
 */
export async function exportUsers(ctx: Ctx, params: UserFilters): Promise<CsvTable> {
  const filters = filtersOf(params);
  await mutate(ctx, "user:read", async () => ({
    value: undefined,
    change: {
      action: "user.export",
      target: { type: "Organization", id: ctx.organizationId, name: "Users" },
      before: null,
      after: { filters },
    },
  }));
  return { columns: columns.map(({ title }) => title), pages: read(ctx.organizationId, filters) };
}

async function* read(organizationId: string, filters: UserFilters) {
  const rows = keysetPages<ExportRow>(organizationId, {
    columns: `${userListColumns}, u.external_id`,
    from: `"user" u ${userConnectorJoin} where u.organization_id = $1`,
    where: (sql) => userFilterSql(filters, sql),
    order: { text: "u.name_key", id: "u.id", descending: false },
  });
  for await (const page of rows) yield page.map((row) => columns.map(({ value }) => value(row)));
}
