import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject } from "vitest";
import { closeDatabase, type Database, openDatabase, setDatabase } from "@/lib/db/database";
import { templateDatabase } from "@/tests/support/database-template";
import { leakedSecrets } from "@/tests/support/leaked-secrets";

export type DatabaseKind = Database["kind"];

/** The kinds that the tests run on: both, or for a quick look those in USHER_TEST_DATABASES (`pglite`, `postgres`). */
export const databaseKinds: readonly DatabaseKind[] = (["pglite", "postgres"] as const).filter(
  (kind) => process.env["USHER_TEST_DATABASES"]?.includes(kind) ?? true,
);

export interface TestDatabase {
  readonly database: Database;
  /** For a second process or pool; null on PGlite. */
  readonly url: string | null;
  dispose(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Leave out the migrations. */
  readonly empty?: boolean;
}

/**
 * Runs the tests that `define` makes once on each kind of database, with `getDatabase()`, and so `withOrganization`, on a
 * migrated database of their own. Tests of one file share it: let each make its own organization. `kinds` narrows it to those on
 * which the facts can happen.
 */
export function onEachDatabase(
  name: string,
  define: (kind: DatabaseKind) => void,
  kinds: readonly DatabaseKind[] = databaseKinds,
): void {
  describe.each(kinds)(`${name} on %s`, (kind) => {
    let test: TestDatabase | undefined;
    beforeAll(async () => {
      test = await createTestDatabase(kind);
      setDatabase(test.database);
    });
    afterAll(async () => {
      // Whatever the tests did, no secret may stand readable in any table afterwards.
      const leaked = test === undefined ? [] : await leakedSecrets(test.database).catch(() => []);
      await closeDatabase();
      await test?.dispose();
      expect(leaked).toEqual([]);
    });
    define(kind);
  });
}

/** A database of its own, a copy of the migrated template. `getDatabase()` does not know of it. */
export async function createTestDatabase(kind: DatabaseKind, options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  return kind === "pglite" ? await createPglite(options) : await createPostgres(options);
}

async function createPglite(options: TestDatabaseOptions): Promise<TestDatabase> {
  const dump = inject(options.empty ? "pgliteEmptyDump" : "pgliteDump");
  const database = await openDatabase({ kind: "pglite", dataDir: null, loadDataDir: new Blob([readFileSync(dump)]) });
  return { database, url: null, dispose: () => closeQuietly(database) };
}

async function createPostgres(options: TestDatabaseOptions): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = options.empty ? "template0" : templateDatabase;
  await onServer(`create database ${name} template ${template}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  const database = await openDatabase({ kind: "postgres", url: url.href, poolSize: 10 });
  return {
    database,
    url: url.href,
    dispose: async () => {
      await closeQuietly(database);
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** `onEachDatabase` and a test may both close it. */
async function closeQuietly(database: Database): Promise<void> {
  await database.close().catch(() => {});
}

async function onServer(statement: string): Promise<void> {
  const server = await openDatabase({ kind: "postgres", url: inject("postgresUrl"), poolSize: 1 });
  try {
    await server.query(statement);
  } finally {
    await server.close();
  }
}
