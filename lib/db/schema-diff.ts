import { readFileSync } from "node:fs";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import type { Driver } from "@/lib/db/driver";
import { readMigrations } from "@/lib/db/migrate";
import { openPglite } from "@/lib/db/pglite-driver";
import { everything, migrationList, openSchemaEngine } from "@/lib/db/schema-engine";

const schemaPath = "prisma/schema.prisma";

/** The SQL that turns what the migrations in `folder` give into schema.prisma, or null when that is the same. */
export async function diffMigrations(folder: string): Promise<string | null> {
  const list = migrationList(folder, readMigrations(folder));
  const empty = await openPglite({ dataDir: null });
  try {
    return await diff(empty, { tag: "migrations", ...list });
  } finally {
    await empty.close();
  }
}

/** The SQL that turns the schema of `database` into schema.prisma, or null when that is the same. */
export async function diffDatabase(database: Driver): Promise<string | null> {
  // The engine wants a data source in the schema, but uses our connection.
  return await diff(database, { tag: "schemaDatasource", files: [schemaFile()], configDir: "prisma" });
}

/** Migrations are replayed on `database`; any other starting point is only read from it. */
async function diff(database: Driver, from: DiffTarget): Promise<string | null> {
  return await database.dedicated(async (connection) => {
    const engine = await openSchemaEngine(connection, async () => connection);
    const to: DiffTarget = { tag: "schemaDatamodel", files: [schemaFile()] };
    const result = await engine.diff({ from, to, script: true, exitCode: true, filters: everything });
    engine.free();
    return result.exitCode === 0 ? null : result.stdout;
  });
}

function schemaFile(): { path: string; content: string } {
  return { path: schemaPath, content: readFileSync(schemaPath, "utf8") };
}
