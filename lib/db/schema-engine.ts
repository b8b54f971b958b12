import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemaFilter } from "@prisma/schema-engine-wasm";
import type { MigrationConnection } from "@/lib/db/driver";

/** Nothing is left out of a comparison. */
export const everything: SchemaFilter = { externalTables: [], externalEnums: [] };

type Glue = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

let glue: Promise<Glue> | undefined;

/**
 * Prisma's schema engine on `main`. `shadow` makes the empty database that it replays migrations on; without one, what
 * needs it fails.
 */
export async function openSchemaEngine(
  main: MigrationConnection,
  shadow: () => Promise<MigrationConnection> = () => Promise.reject(new Error("There is no shadow database.")),
): Promise<SchemaEngine> {
  glue ??= loadGlue();
  const { SchemaEngine: Engine } = await glue;
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "usher-migration",
    connect: () => adapterOn(main),
    connectToShadowDb: async () => adapterOn(await shadow()),
  });
  // The engine reports each step to the callback; what fails it also throws.
  return await Engine.new({ datamodels: undefined }, () => {}, factory);
}

/** The migrations in `folder` as the engine wants them: their contents, in order of name. */
export function migrationList(folder: string, migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: resolve(folder),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The package's own entry imports the .wasm file as a module, which Node cannot. */
async function loadGlue(): Promise<Glue> {
  // From the working directory, since a bundle of ours lies elsewhere than its sources.
  const require = createRequire(join(process.cwd(), "package.json"));
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const loaded: Glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(readFileSync(join(dirname(entry), "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(module, {
    "./schema_engine_bg.js": loaded as unknown as WebAssembly.ModuleImports,
  });
  loaded.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start !== "function") throw new Error("@prisma/schema-engine-wasm is not the version we know.");
  start();
  return loaded;
}

async function adapterOn(connection: MigrationConnection): Promise<SqlDriverAdapter> {
  const adapter = await connection.prisma();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    // Prisma's adapters cut a script at every semicolon, also inside functions, or do not wait for it. Sent as one simple
    // query it is also one transaction: a migration that fails leaves nothing behind.
    executeScript: (script) => connection.script(script).catch(throwAsAdapterError),
    startTransaction: () => Promise.reject(new Error("Migrations do not open transactions.")),
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
  };
}

function throwAsAdapterError(error: unknown): never {
  const { code = "N/A", severity = "ERROR", detail, column, hint, message } = error as Partial<DatabaseFailure>;
  throw new DriverAdapterError({
    kind: "postgres",
    code,
    severity,
    message: message ?? String(error),
    detail,
    column,
    hint,
  });
}

interface DatabaseFailure {
  code: string;
  severity: string;
  message: string;
  detail: string | undefined;
  column: string | undefined;
  hint: string | undefined;
}
