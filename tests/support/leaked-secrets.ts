import { findSecrets } from "@/tests/support/find-secrets";

interface Queryable {
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** Every place of a database where a secret stands readable, as “table: secret”. Reads every row of every table as text. */
export async function leakedSecrets(database: Queryable): Promise<readonly string[]> {
  const tables = await database.query<{ name: string }>(
    `select quote_ident(c.relname) as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const leaks: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(
      `select t::text as row from ${name} t where t::text like '%ush\\_%' or t::text like '%correct horse%'`,
    );
    for (const { row } of rows) leaks.push(...findSecrets(row).map((secret) => `${name}: ${secret}`));
  }
  return [...new Set(leaks)];
}
