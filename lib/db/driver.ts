import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";

/** What both databases can do inside an open transaction. */
export interface Connection {
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** The same for a fixed text, parsed and planned once per connection where the database can. */
  prepared<Row>(text: string, params: readonly unknown[]): Promise<Row[]>;
  /** Makes Prisma's adapter on this very connection. */
  prisma(): Promise<SqlDriverAdapter>;
}

/** The database that a process talks to: PGlite or PostgreSQL, alike in everything the rest of lib/db needs. */
export interface Driver {
  readonly kind: "pglite" | "postgres";
  /**
   * Runs `work` in a transaction that begins with the statement `preamble`, and commits it, or rolls it back when `work`
   * throws. On PGlite, which has one connection, transactions wait for one another.
   */
  transaction<T>(preamble: string, work: (connection: Connection) => Promise<T>): Promise<T>;
  /** One statement outside a transaction, as the owner of the tables. */
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs `work` on one connection that nothing else uses meanwhile. A script on it succeeds or fails as a whole. */
  dedicated<T>(work: (connection: MigrationConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A connection for migrations: outside a transaction, and able to run scripts of many statements. */
export interface MigrationConnection extends Connection {
  script(sql: string): Promise<void>;
}
