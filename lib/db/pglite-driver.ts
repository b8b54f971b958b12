import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { lockDataDir } from "@/lib/db/data-dir-lock";
import type { Connection, Driver } from "@/lib/db/driver";

export interface PgliteSettings {
  /** The folder that holds the database, or null for one in memory. */
  readonly dataDir: string | null;
  /** A dump to begin with. For tests. */
  readonly loadDataDir?: Blob;
}

/** What PGlite and its transactions have in common. */
type Queryable = Pick<PGlite, "query">;

/**
 * Opens the embedded database.
 *
 * @throws SettingsError when another process holds the folder
 */
export async function openPglite(settings: PgliteSettings): Promise<Driver> {
  const release = settings.dataDir === null ? async () => {} : await lockDataDir(settings.dataDir);
  try {
    return driverOf(await start(settings), release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function start(settings: PgliteSettings): Promise<PGlite> {
  // As `pg` does it: PGlite alone would turn small ones into numbers and large ones into bigint.
  const parsers = { [types.INT8]: (value: string) => value };
  if (settings.dataDir === null) {
    return await PGlite.create(
      settings.loadDataDir === undefined ? { parsers } : { parsers, loadDataDir: settings.loadDataDir },
    );
  }
  const folder = join(settings.dataDir, "pglite");
  if (!existsSync(join(folder, "PG_VERSION"))) await makeCluster(folder);
  // We hold the lock, so this can only be what a killed process left; PostgreSQL refuses to start on an empty one.
  rmSync(join(folder, "postmaster.pid"), { force: true });
  return await PGlite.create({ dataDir: folder, parsers });
}

/** Beside its place first, so that a start that is killed half-way does not leave half a cluster behind. */
async function makeCluster(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  for (const leftover of [draft, folder]) rmSync(leftover, { recursive: true, force: true });
  await (await PGlite.create(draft)).close();
  renameSync(draft, folder);
}

function driverOf(client: PGlite, release: () => Promise<void>): Driver {
  return {
    kind: "pglite",
    transaction: (preamble, work) =>
      client.transaction(async (transaction) => {
        if (preamble !== "") await transaction.exec(preamble);
        return await work(connect(transaction));
      }),
    query: (text, params) => query(client, text, params),
    dedicated: (work) =>
      work({
        ...connect(client),
        script: async (sql) => {
          await client.exec(sql);
        },
      }),
    close: async () => {
      await client.close();
      await release();
    },
  };
}

function connect(queryable: Queryable): Connection {
  return {
    query: (text, params) => query(queryable, text, params),
    prepared: (text, params) => query(queryable, text, params),
    // The adapter calls nothing but `query`: RoutedAdapter does the transactions.
    prisma: () => new PrismaPGlite(queryable as PGlite).connect(),
  };
}

async function query<Row>(queryable: Queryable, text: string, params: readonly unknown[] = []): Promise<Row[]> {
  try {
    return (await queryable.query<Row>(text, [...params])).rows;
  } catch (error) {
    // PGlite attaches the parameters, which may be secret, and an error may be logged.
    if (error instanceof Error && "params" in error) error.params = undefined;
    throw error;
  }
}
