import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, type PageLimit, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { containing, withinDays } from "@/lib/db/within-days";
import type { ListSignInsParams, SignInItem } from "@/lib/sign-in-log/schemas";
import { type SignInRow, seesStrangers, signInColumns, toSignInItem } from "@/lib/sign-in-log/sign-in-row";
import type { Page } from "@/lib/utils/page";

/** Above this the total is an estimate: counting a long log each second would cost more than it tells. */
const countedRows = 10_000;

/**
 * A page of the sign-in log (PRODUCT L9), newest first. What unrecognised people typed is masked for all but EnterpriseAdmins, and no
 * search of theirs finds it.
 *
 * @throws AppError `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listSignIns(ctx: Ctx, params: ListSignInsParams & PageLimit): Promise<Page<SignInItem>> {
  requirePermission(ctx, "log:read");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    const sql = new SqlParams(ctx.organizationId);
    const where = matching(ctx, params, sql);
    const page = keysetSql(keyset, { sql: "e.id", cast: "uuid", order: "desc" }, sql);
    const rows = await tx.query<SignInRow>(
      `select ${signInColumns} from sign_in_entry e
       where e.organization_id = $1 ${where} ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    const list = toPage(rows, keyset, 0, { key: (row) => row.id, item: (row) => toSignInItem(row, ctx) });
    // A list that fits on its first page has counted itself.
    const whole = list.previous === null && list.next === null;
    const total = whole ? rows.length : await countUpTo(tx, ctx, params);
    return { ...list, total: { count: Math.min(total, countedRows), exact: total <= countedRows } };
  });
}

/** One more than is counted says that there are more. */
async function countUpTo(tx: Tx, ctx: Ctx, params: ListSignInsParams): Promise<number> {
  const sql = new SqlParams(ctx.organizationId);
  const where = matching(ctx, params, sql);
  const counted = await tx.query<{ total: number }>(
    `select count(*)::int as total from (
       select 1 from sign_in_entry e where e.organization_id = $1 ${where} limit ${countedRows + 1}) as capped`,
    sql.values,
  );
  return counted[0]?.total ?? 0;
}

/** The conditions over `sign_in_entry e`, each with “and” in front of it. */
function matching(ctx: Ctx, params: ListSignInsParams, sql: SqlParams): string {
  const { q, user, method, connector, failed, cause, from, to } = params;
  const conditions = [
    q && `e.person ilike ${sql.add(containing(q))}${seesStrangers(ctx) ? "" : " and e.recognised"}`,
    user && `e.user_id = ${sql.add(user)}::uuid`,
    method && `e.method = ${sql.add(method)}`,
    connector && `e.connector_id = ${sql.add(connector)}::uuid`,
    failed && "not e.ok",
    cause && `e.cause_code = ${sql.add(cause)}`,
    ...withinDays({ ...(from && { from }), ...(to && { to }) }, sql),
  ];
  return conditions.flatMap((condition) => (condition ? [`and ${condition}`] : [])).join(" ");
}
