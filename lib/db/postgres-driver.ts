import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery, type SqlResultSet } from "@prisma/driver-adapter-utils";
import pg from "pg";
import type { Connection, Driver } from "@/lib/db/driver";
import { AppError } from "@/lib/errors";

export interface PostgresSettings {
  readonly url: string;
  readonly poolSize: number;
  /** Called when the server ends an idle connection. The pool opens a new one when it needs it. */
  readonly onLostConnection?: (error: Error) => void;
}

const waitForConnectionMs = 10_000;
const oneLetterType = 18;

/** Opens a pool of connections to a PostgreSQL server. Connects on first use. */
export function openPostgres(settings: PostgresSettings): Driver {
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.poolSize,
    connectionTimeoutMillis: waitForConnectionMs,
    application_name: "usher",
  });
  // Without a listener a restart of the server would end our process.
  pool.on("error", (error) => settings.onLostConnection?.(error));
  return {
    kind: "postgres",
    transaction: (preamble, work) => transaction(pool, preamble, work),
    query: async <Row>(text: string, params: readonly unknown[] = []) => {
      const client = await checkOut(pool);
      return await borrow(client, () => preparedQuery<Row>(client, text, params));
    },
    dedicated: async (work) => {
      const client = await checkOut(pool);
      return await borrow(client, async () =>
        work({
          ...connect(client),
          prisma: () => catalogueAdapter(client),
          script: async (sql) => {
            await client.query(sql);
          },
        }),
      );
    },
    close: () => pool.end(),
  };
}

async function transaction<T>(
  pool: pg.Pool,
  preamble: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = await checkOut(pool);
  return await borrow(client, async (discard) => {
    try {
      // One simple query of several statements is one round trip.
      await client.query(`begin; ${preamble}`);
      const result = await work(connect(client));
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch(discard);
      throw error;
    }
  });
}

async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new AppError("unavailable", "The database does not answer. Try again in a moment.", { cause });
  }
}

/** Gives the connection back afterwards, or throws it away when it broke, so that nobody inherits an open transaction. */
async function borrow<T>(client: pg.PoolClient, work: (discard: (reason: Error) => void) => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    return await work(onError);
  } finally {
    client.removeListener("error", onError);
    client.release(broken);
  }
}

async function query<Row>(client: pg.PoolClient, text: string, params: readonly unknown[]): Promise<Row[]> {
  // The extended protocol even without parameters, as PGlite does: a text of several statements is refused.
  const config: pg.QueryConfig & { queryMode: "extended" } = { text, values: [...params], queryMode: "extended" };
  return (await client.query(config)).rows as Row[];
}

const statementNames = new Map<string, string>();

/**
 * The same, planned once per connection: these few statements run with every request, and planning them costs more than running
 * them. Texts are fixed, so there are few names.
 */
async function preparedQuery<Row>(client: pg.PoolClient, text: string, params: readonly unknown[]): Promise<Row[]> {
  const known = statementNames.get(text);
  const name = known ?? `usher_${statementNames.size + 1}`;
  if (known === undefined) statementNames.set(text, name);
  return (await client.query({ name, text, values: [...params] })).rows as Row[];
}

function connect(client: pg.PoolClient): Connection {
  return {
    query: (text, params = []) => query(client, text, params),
    prepared: (text, params) => preparedQuery(client, text, params),
    prisma: () => new PrismaPg(poolOf((config) => client.query(config))).connect(),
  };
}

type Query = (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;

/** The adapter takes only a pool, but calls nothing of it except `query`: RoutedAdapter does the transactions. */
function poolOf(query: Query): pg.Pool {
  return Object.create(pg.Pool.prototype, { options: { value: {} }, query: { value: query } });
}

/** The schema engine reads PostgreSQL's catalogue, whose one-letter columns the adapter does not know. */
async function catalogueAdapter(client: pg.PoolClient): Promise<SqlDriverAdapter> {
  const plain = await new PrismaPg(poolOf((config) => client.query(config))).connect();
  const queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
    const letters = new Set<number>();
    const asText: Query = async (config) => {
      const result = await client.query(config);
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== oneLetterType) continue;
        letters.add(index);
        field.dataTypeID = pg.types.builtins.TEXT;
      }
      return result;
    };
    const result = await (await new PrismaPg(poolOf(asText)).connect()).queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) => (letters.has(index) ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  // A fresh object of ours per connection: nobody else sees the replacement.
  return Object.assign(plain, { queryRaw });
}
