import { readFileSync } from "node:fs";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import type { Driver } from "@/lib/db/driver";
import { readMigrations } from "@/lib/db/migrate";
import { openPglite } from "@/lib/db/pglite-driver";
import { everything, migrationList, openSchemaEngine } from "@/lib/db/schema-engine";

const schemaPath = "prisma/schema.prisma";

/** The SQL that turns what the migrations in `folder` give into schema.prisma, or null when that is the same. */
export async function diffMigrations(folder: string): Promise<string | null> {
  const migrations = { tag: "migrations", ...migrationList(folder, readMigrations(folder)) } as const;
  const main = await openPglite({ dataDir: null });
  try {
    return await diff(main, migrations);
  } finally {
    await main.close();
  }
}

/** The SQL that turns the schema of `database` into schema.prisma, or null when that is the same. */
export async function diffDatabase(database: Driver): Promise<string | null> {
  // The engine wants a data source in the schema, but uses our connection.
  return await diff(database, { tag: "schemaDatasource", files: [schemaFile()], configDir: "prisma" });
}

async function diff(database: Driver, from: DiffTarget): Promise<string | null> {
  const shadow = await openPglite({ dataDir: null });
  try {
    return await database.dedicated((main) =>
      shadow.dedicated(async (empty) => {
        const engine = await openSchemaEngine(main, async () => empty);
        const to: DiffTarget = { tag: "schemaDatamodel", files: [schemaFile()] };
        const result = await engine.diff({ from, to, script: true, exitCode: true, filters: everything });
        engine.free();
        return result.exitCode === 0 ? null : result.stdout;
      }),
    );
  } finally {
    await shadow.close();
  }
}

function schemaFile(): { path: string; content: string } {
  return { path: schemaPath, content: readFileSync(schemaPath, "utf8") };
}
