import { AsyncLocalStorage } from "node:async_hooks";
import { resolve } from "node:path";
import type { Driver } from "@/lib/db/driver";
import type { OpenTransaction } from "@/lib/db/open-transaction";
import { openPglite, type PgliteSettings } from "@/lib/db/pglite-driver";
import { openPostgres, type PostgresSettings } from "@/lib/db/postgres-driver";
import { modelsFor } from "@/lib/db/prisma-client";
import type { Models } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** The one database of this process. Features use `withOrganization`; this is for lib/db, health checks and start-up. */
export interface Database extends Driver {
  readonly models: Models;
  /** The transaction that the running code is in. */
  readonly current: AsyncLocalStorage<OpenTransaction>;
}

export type DatabaseSettings = ({ kind: "pglite" } & PgliteSettings) | ({ kind: "postgres" } & PostgresSettings);

// server.ts and Next's bundles are separate module graphs: what must exist once per process cannot be a module's variable.
// A second PGlite on the same folder would destroy it.
const key = Symbol.for("usher.database");
const holder = globalThis as { [key]?: Promise<Database> | undefined };

/**
 * The database of this process, opened on first use.
 *
 * @throws SettingsError when the settings are wrong or another process holds the data folder
 */
export function getDatabase(): Promise<Database> {
  const existing = holder[key];
  if (existing !== undefined) return existing;
  const opening = openDatabase(settingsFromEnv());
  holder[key] = opening;
  // A failed start may be tried again, for example once the other process has ended.
  opening.catch(() => {
    if (holder[key] === opening) holder[key] = undefined;
  });
  return opening;
}

/** Closes the database of this process, if it is open. The next `getDatabase` opens it again. */
export async function closeDatabase(): Promise<void> {
  const existing = holder[key];
  holder[key] = undefined;
  await (await existing)?.close();
}

/** Makes `database` the one of this process. For tests. */
export function setDatabase(database: Database): void {
  holder[key] = Promise.resolve(database);
}

/** Opens a database that nobody else knows of. For tests and scripts; everything else calls `getDatabase`. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const driver = settings.kind === "pglite" ? await openPglite(settings) : openPostgres(settings);
  const current = new AsyncLocalStorage<OpenTransaction>();
  return {
    ...driver,
    query: async (text, params) => {
      // On PGlite, which has one connection, it would wait for ever.
      if (current.getStore()?.closed === false) throw new Error("Inside a transaction, query the transaction.");
      return await driver.query(text, params);
    },
    current,
    models: modelsFor(current),
  };
}

function settingsFromEnv(): DatabaseSettings {
  const { DATABASE_URL, USHER_DATA_DIR, USHER_DATABASE_POOL } = env();
  if (DATABASE_URL === undefined) return { kind: "pglite", dataDir: resolve(USHER_DATA_DIR) };
  return {
    kind: "postgres",
    url: DATABASE_URL,
    poolSize: USHER_DATABASE_POOL,
    onLostConnection: (error) => log.warn({ err: error }, "lost an idle database connection"),
  };
}
