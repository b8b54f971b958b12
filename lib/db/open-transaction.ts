import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { Connection } from "@/lib/db/driver";
import type { Models, Tx } from "@/lib/db/transaction";

/** Whose rows a transaction sees: one organization's, or with null those of all. */
export type Scope = string | null;

/**
 * A transaction while it is open. Statements run one after another, whoever sends them, because a savepoint of Prisma's
 * would otherwise take in statements that do not belong to it.
 */
export class OpenTransaction implements Tx {
  readonly scope: Scope;
  readonly models: Models;
  readonly #connection: Connection;
  #adapter: Promise<SqlDriverAdapter> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;
  #closed = false;
  #savepoints = 0;

  constructor(scope: Scope, connection: Connection, models: Models) {
    this.scope = scope;
    this.models = models;
    this.#connection = connection;
  }

  get closed(): boolean {
    return this.#closed;
  }

  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#inTurn(() => this.#watched(() => this.#connection.query<Row>(text, params)));
  }

  prepared<Row>(text: string, params: readonly unknown[]): Promise<Row[]> {
    return this.#inTurn(() => this.#watched(() => this.#connection.prepared<Row>(text, params)));
  }

  /** Runs `work` with Prisma's adapter on this transaction. */
  prisma<T>(work: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#prismaNow(work));
  }

  /** Opens a savepoint. Until it is released or rolled back, only statements sent through it run. */
  savepoint(): Promise<Savepoint> {
    return new Promise((resolve, reject) => {
      this.#inTurn(async () => {
        let end = () => {};
        const ended = new Promise<void>((done) => {
          end = done;
        });
        resolve(await this.#openSavepoint(end));
        await ended;
      }).catch(reject);
    });
  }

  /** Lets what was sent finish, and ends the transaction for every later caller. */
  async close(): Promise<void> {
    let last: Promise<unknown>;
    do {
      last = this.#last;
      await last;
    } while (last !== this.#last);
    this.#closed = true;
  }

  /** The first error of a statement that no savepoint undid. PostgreSQL has then given the transaction up. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  async #openSavepoint(end: () => void): Promise<Savepoint> {
    this.#savepoints += 1;
    const name = `usher_${this.#savepoints}`;
    await this.#watched(() => this.#connection.query(`savepoint ${name}`));
    return {
      run: (work) => this.#prismaNow(work),
      release: async () => {
        try {
          await this.#watched(() => this.#connection.query(`release savepoint ${name}`));
        } finally {
          end();
        }
      },
      rollback: async () => {
        try {
          await this.#connection.query(`rollback to savepoint ${name}`);
          this.#failure = undefined;
        } finally {
          end();
        }
      },
    };
  }

  #prismaNow<T>(work: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> {
    return this.#watched(async () => {
      this.#adapter ??= this.#connection.prisma();
      return await work(await this.#adapter);
    });
  }

  /** Waits for every statement sent before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#closed) throw new Error("This transaction has ended. Await every query before the work returns.");
      return work();
    });
    this.#last = result.catch(() => {});
    return result;
  }

  async #watched<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }
}

/** A savepoint that Prisma opened for a nested write. */
export interface Savepoint {
  run<T>(work: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T>;
  release(): Promise<void>;
  rollback(): Promise<void>;
}
