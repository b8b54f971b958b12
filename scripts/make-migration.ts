// Writes the migration that brings the database to prisma/schema.prisma: npx tsx scripts/make-migration.ts add_folder
// Needs no database: the migrations so far are replayed on an empty PGlite in memory.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readMigrations } from "@/lib/db/migrate";
import { diffMigrations } from "@/lib/db/schema-diff";

const folder = join("prisma", "migrations");

const reminder = `
-- A new table that belongs to organizations needs row-level security. Keep the line for each, and delete this comment:
-- SELECT usher_isolate('name_of_table');
`;

async function makeMigration(name: string | undefined): Promise<number> {
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error("Usage: npx tsx scripts/make-migration.ts <name>, the name in snake_case, for example add_folder");
    return 1;
  }
  const sql = await diffMigrations(folder);
  if (sql === null) {
    console.log("The migrations already give prisma/schema.prisma. Nothing to do.");
    return 0;
  }
  const last = readMigrations(folder).at(-1)?.name ?? "0000";
  const target = join(folder, `${String(Number.parseInt(last, 10) + 1).padStart(4, "0")}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "migration.sql"), sql.includes("CREATE TABLE") ? sql + reminder : sql);
  console.log(`Wrote ${join(target, "migration.sql")}. Read it before you commit it.`);
  return 0;
}

process.exitCode = await makeMigration(process.argv[2]);
