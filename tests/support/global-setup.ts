import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { type Database, openDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { templateDatabase } from "@/tests/support/database-template";
import { startEmbeddedPostgres } from "@/tests/support/embedded-postgres";

interface Templates {
  readonly postgresUrl: string;
  readonly pgliteDump: string;
  readonly pgliteEmptyDump: string;
  readonly dispose: () => Promise<void>;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Any database of the run's PostgreSQL; the migrated one is called `templateDatabase`. */
    postgresUrl: string;
    /** A dump of a migrated PGlite. */
    pgliteDump: string;
    /** A dump of one without tables. */
    pgliteEmptyDump: string;
  }
}

// Vitest runs this once for each project, in one process but as separate modules. They share one cluster.
const key = Symbol.for("usher.test-templates");
const holder = globalThis as { [key]?: { templates: Promise<Templates>; users: number } | undefined };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder[key] ??= { templates: makeTemplates(), users: 0 };
  const shared = holder[key];
  shared.users += 1;
  const templates = await shared.templates;
  project.provide("postgresUrl", templates.postgresUrl);
  project.provide("pgliteDump", templates.pgliteDump);
  project.provide("pgliteEmptyDump", templates.pgliteEmptyDump);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    holder[key] = undefined;
    await templates.dispose();
  };
}

async function makeTemplates(): Promise<Templates> {
  // This runs outside the workers, whose settings are in vitest.config.ts.
  process.env["USHER_LOG_LEVEL"] ??= "warn";
  const folder = mkdtempSync(join(tmpdir(), "usher-templates-"));
  const cluster = await startEmbeddedPostgres({ unsafeAndFast: true });
  const [postgresUrl, dumps] = await Promise.all([makePostgresTemplate(cluster.url), makePgliteDumps(folder)]);
  return {
    postgresUrl,
    ...dumps,
    dispose: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makePostgresTemplate(url: (name: string) => string): Promise<string> {
  const server = await openDatabase({ kind: "postgres", url: url("postgres"), poolSize: 1 });
  await server.query(`create database ${templateDatabase}`);
  await server.close();
  await migrateAndClose(await openDatabase({ kind: "postgres", url: url(templateDatabase), poolSize: 1 }));
  return url("postgres");
}

/** Making a PGlite takes seconds, loading a dump of one a fraction of one. */
async function makePgliteDumps(folder: string): Promise<{ pgliteEmptyDump: string; pgliteDump: string }> {
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  const pgliteEmptyDump = await dump(dataDir, join(folder, "empty.tar"));
  await migrateAndClose(await openDatabase({ kind: "pglite", dataDir }));
  return { pgliteEmptyDump, pgliteDump: await dump(dataDir, join(folder, "migrated.tar")) };
}

async function dump(dataDir: string, file: string): Promise<string> {
  const client = await PGlite.create(join(dataDir, "pglite"));
  const content = await client.dumpDataDir("none");
  await client.close();
  writeFileSync(file, Buffer.from(await content.arrayBuffer()));
  return file;
}

async function migrateAndClose(database: Database): Promise<void> {
  await migrate(database);
  await database.close();
}
