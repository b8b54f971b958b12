import { type Ctx, requirePermission } from "@/lib/context";
import { keysetSql, readKeyset, toPage } from "@/lib/db/keyset";
import { SqlParams } from "@/lib/db/sql";
import { withOrganization } from "@/lib/db/with-organization";
import { readHold } from "@/lib/guard/hold-row";
import type { HeldPerson, ListHeldParams } from "@/lib/guard/schemas";
import type { Page } from "@/lib/utils/page";

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly label: string;
  readonly wanted: HeldPerson["wanted"];
  readonly state: HeldPerson["state"];
  readonly at: Date;
  readonly access_role: string | null;
  readonly folders: number;
}

/**
 * A page of the people whom a hold is about: those who lost access before it and those who wait.
 *
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a damaged cursor
 */
export async function listHeldPeople(ctx: Ctx, holdId: string, params: ListHeldParams): Promise<Page<HeldPerson>> {
  requirePermission(ctx, "user:update");
  const keyset = readKeyset(params);
  return withOrganization(ctx.organizationId, async (tx) => {
    await readHold(tx, ctx.organizationId, holdId);
    const sql = new SqlParams(ctx.organizationId, holdId);
    const counted = await tx.query<{ total: number }>(
      "select count(*)::int as total from access_loss where organization_id = $1 and hold_id = $2",
      sql.values,
    );
    const page = keysetSql(keyset, { sql: "l.id", cast: "uuid", order: "desc" }, sql);
    const rows = await tx.query<Row>(
      `select l.id, l.user_id, l.label, l.wanted, l.state, l.at, u.access_role,
         (select count(distinct a.folder_id)::int from folder_access a
          where a.organization_id = l.organization_id and a.user_id = l.user_id) as folders
       from access_loss l left join "user" u on u.organization_id = l.organization_id and u.id = l.user_id
       where l.organization_id = $1 and l.hold_id = $2 ${page.where} ${page.orderAndLimit}`,
      sql.values,
    );
    return toPage(rows, keyset, counted[0]?.total ?? 0, { key: (row) => row.id, item: toPerson });
  });
}

function toPerson(row: Row): HeldPerson {
  return {
    id: row.id,
    userId: row.user_id,
    label: row.label,
    wanted: row.wanted,
    state: row.state,
    at: row.at.toISOString(),
    accessRole: row.access_role,
    folders: row.folders,
  };
}
