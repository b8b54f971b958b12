import { createHash } from "node:crypto";
import { getDatabase } from "@/lib/db/database";

/** The tables that hold organizations' data, with the column that says whose a row is. */
export async function organizationTables(): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const database = await getDatabase();
  const tables = await database.query<{ table: string }>(
    `select quote_ident(c.relname) as table from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  return [
    { table: "organization", column: "id" },
    ...tables.map(({ table }) => ({ table, column: "organization_id" })),
  ];
}

/** A short text for each table that changes when anything of the organization in it does. */
export async function fingerprint(organizationId: string): Promise<Readonly<Record<string, string>>> {
  const database = await getDatabase();
  const prints: Record<string, string> = {};
  for (const { table, column } of await organizationTables()) {
    const rows = await database.query<{ row: string }>(
      `select t::text as row from ${table} t where ${column} = $1 order by 1`,
      [organizationId],
    );
    const hash = createHash("sha256").update(rows.map(({ row }) => row).join("\n"));
    prints[table] = `${rows.length} rows ${hash.digest("hex").slice(0, 12)}`;
  }
  return prints;
}
