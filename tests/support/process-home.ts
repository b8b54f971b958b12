import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, openDatabase, setDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { createTestDatabase, type DatabaseKind } from "@/tests/support/database";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";

/** Where processes of a test live one after the other. */
export interface Home {
  readonly environment: Record<string, string>;
  readonly connector: TestConnector;
  dispose(): Promise<void>;
}

/** An empty database with one connector, which no process holds. */
export async function makeHome(kind: DatabaseKind): Promise<Home> {
  if (kind === "postgres") {
    const test = await createTestDatabase("postgres");
    setDatabase(test.database);
    const connector = await makeConnector();
    await closeDatabase();
    const dispose = () => test.dispose();
    return withStandIn({ environment: { DATABASE_URL: test.url ?? "" }, connector, dispose });
  }
  const folder = mkdtempSync(join(tmpdir(), "usher-kill-"));
  const database = await openDatabase({ kind: "pglite", dataDir: folder });
  await migrate(database);
  setDatabase(database);
  const connector = await makeConnector();
  await closeDatabase();
  return withStandIn({
    environment: { USHER_DATA_DIR: folder },
    connector,
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  });
}

/** Gives this process another database, because the counters against guessing clear up by a timer and would open a new one. */
async function withStandIn(home: Home): Promise<Home> {
  const standIn = await createTestDatabase("pglite");
  setDatabase(standIn.database);
  return {
    ...home,
    dispose: async () => {
      await closeDatabase();
      await home.dispose();
    },
  };
}
