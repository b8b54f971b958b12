import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Driver, MigrationConnection } from "@/lib/db/driver";
import { everything, type Migration, migrationList, openSchemaEngine } from "@/lib/db/schema-engine";
import { SettingsError } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/** A migration that could not be applied. The message names it, the cause and the cure. */
class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export interface MigrateOptions {
  /** Where the migrations are; by default prisma/migrations under the working directory. */
  readonly folder?: string;
}

// Sent with each migration, as part of its transaction: whoever is killed at any moment leaves it either applied and
// marked so, or neither. The engine marks it again afterwards, but on its own.
const markFinished = `
;update _prisma_migrations set finished_at = now(), applied_steps_count = 1
where finished_at is null and rolled_back_at is null`;

const oldestVersion = 15;

interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly state: "applied" | "failed";
}

// Any number, the same in every process of ours.
const advisoryLock = 7_283_911;

/**
 * Brings the database to the newest schema. Returns the names of the migrations that it applied. When several processes
 * start at once, one migrates and the others wait for it.
 *
 * @throws MigrationError when a migration fails; nothing of that migration remains, and the next start tries it again
 * @throws SettingsError when DATABASE_URL leads nowhere, or to a database that Usher cannot use
 */
export async function migrate(database: Driver, options: MigrateOptions = {}): Promise<string[]> {
  const folder = options.folder ?? join(process.cwd(), "prisma", "migrations");
  const migrations = readMigrations(folder);
  try {
    return await database.dedicated(async (connection) => {
      const applied = await listApplied(connection);
      // Loading the engine takes longer than the rest of a start, so plain SQL decides whether there is anything to do.
      if (pending(migrations, applied).length === 0) {
        await assertRole(connection);
        return [];
      }
      return await migrateLocked(connection, folder, migrations);
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") throw unreachable(error.cause);
    throw error;
  }
}

async function migrateLocked(
  connection: MigrationConnection,
  folder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  await assertVersion(connection);
  await connection.query("select pg_advisory_lock($1)", [advisoryLock]);
  try {
    return await applyPending(connection, folder, migrations);
  } finally {
    await connection.query("select pg_advisory_unlock($1)", [advisoryLock]);
  }
}

/** The migrations in `folder`, in the order in which they apply. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function applyPending(
  connection: MigrationConnection,
  folder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  // Another process may have migrated while this one waited for the lock.
  const applied = await listApplied(connection);
  if (pending(migrations, applied).length === 0) return [];
  let failure: ScriptFailure | undefined;
  const script = (sql: string) =>
    connection.script(sql + markFinished).catch((error: unknown) => {
      failure = { sql, error };
      throw error;
    });
  const engine = await openSchemaEngine({ ...connection, script });
  try {
    // A failed migration left nothing behind, so it may simply run again, corrected or not.
    for (const { name, state } of applied) {
      if (state === "failed") await engine.markMigrationRolledBack({ migrationName: name });
    }
    const list = migrationList(folder, migrations);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters: everything });
    log.info({ migrations: appliedMigrationNames }, "migrated the database");
    return appliedMigrationNames;
  } catch (error) {
    throw await explain(failure ?? { sql: "", error }, connection);
  } finally {
    engine.free();
  }
}

async function listApplied(connection: MigrationConnection): Promise<Applied[]> {
  const [table] = await connection.query<{ found: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as found",
  );
  if (table?.found !== true) return [];
  return await connection.query<Applied>(
    `select migration_name as name, checksum, case when finished_at is null then 'failed' else 'applied' end as state
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
}

function pending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const done = new Map(
    applied.filter(({ state }) => state === "applied").map(({ name, checksum }) => [name, checksum]),
  );
  for (const { name, sql } of migrations) {
    const checksum = done.get(name);
    if (checksum !== undefined && checksum !== createHash("sha256").update(sql).digest("hex")) {
      log.warn(
        { migration: name },
        "this migration was changed after it had been applied; the change has no effect here",
      );
    }
  }
  return migrations.filter(({ name }) => !done.has(name));
}

/** What the database itself said about a script; the engine's own error repeats it without the place. */
interface ScriptFailure {
  readonly sql: string;
  readonly error: unknown;
}

async function explain({ sql, error }: ScriptFailure, connection: MigrationConnection): Promise<MigrationError> {
  const failed = (await listApplied(connection)).find(({ state }) => state === "failed");
  const reason = error instanceof Error ? error.message : String(error);
  if (failed === undefined)
    return new MigrationError(`The database could not be migrated: ${reason}`, { cause: error });
  return new MigrationError(
    `Migration ${failed.name} failed and was undone: ${reason}${placeOf(error, sql)}. ` +
      `Remove the cause, or correct prisma/migrations/${failed.name}/migration.sql, and start again.`,
    { cause: error },
  );
}

/** PostgreSQL tells the place of a mistake in a statement, but not of one that only running it shows. */
function placeOf(error: unknown, sql: string): string {
  const position = Number(error instanceof Error && "position" in error ? error.position : Number.NaN);
  if (!(position > 0)) return "";
  const line = sql.slice(0, position - 1).split("\n").length;
  return `, in line ${line}: ${sql.split("\n")[line - 1]?.trim()}`;
}

async function assertVersion(connection: MigrationConnection): Promise<void> {
  const [row] = await connection.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  if (row !== undefined && row.version >= oldestVersion) return;
  throw new SettingsError(
    `DATABASE_URL leads to PostgreSQL ${row?.version}: it must be ${oldestVersion} or newer. Upgrade it, or use another.`,
  );
}

/** Roles belong to the cluster and are not in the dump of a database; the function that grants to this one is. */
async function assertRole(connection: MigrationConnection): Promise<void> {
  const [row] = await connection.query<{ found: boolean }>(
    `select to_regproc('usher_isolate') is null
       or exists (select from pg_roles where rolname = 'usher_organization') as found`,
  );
  if (row?.found === true) return;
  throw new SettingsError(
    "DATABASE_URL leads to a database without the role usher_organization, perhaps restored from a dump on a new server. " +
      "Run CREATE ROLE usher_organization NOLOGIN; there first, then restore the dump again.",
  );
}

function unreachable(cause: unknown): SettingsError {
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new SettingsError(
    `DATABASE_URL leads to a database that does not answer (${reason}). Start it, or correct the variable.`,
    { cause },
  );
}
