import type { Driver } from "@/lib/db/driver";

/** As PostgreSQL decides it: when a tenth of a table and fifty rows more have changed. One that was never tidied has no count. */
const changedShare = 0.1;
const changedLeast = 50;

interface Table {
  readonly name: string;
}

/**
 * Does what the autovacuum of a PostgreSQL server does, and what nobody does on PGlite: frees the space of old rows, and counts
 * how values are spread, without which large lists are read the slow way. Returns the tables that had changed enough.
 */
export async function tidyTables(database: Driver): Promise<readonly string[]> {
  if (database.kind !== "pglite") return [];
  // The counts of the last second are not in the view yet.
  await database.query("select pg_stat_force_next_flush()");
  const tables = await database.query<Table>(
    `select c.oid::regclass::text as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where c.reltuples < 0 or s.n_mod_since_analyze > ${changedLeast} + ${changedShare} * s.n_live_tup order by c.relname`,
  );
  // One at a time: in between, those who wait for the one connection have their turn.
  for (const { name } of tables) await database.query(`vacuum (analyze) ${name}`);
  return tables.map(({ name }) => name);
}
