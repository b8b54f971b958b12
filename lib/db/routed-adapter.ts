import type { AsyncLocalStorage } from "node:async_hooks";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import type { OpenTransaction, Savepoint } from "@/lib/db/open-transaction";

type Current = AsyncLocalStorage<OpenTransaction>;

/**
 * The adapter of the one PrismaClient of this process: sends each query to the transaction that its caller is in, so
 * that Prisma's models and our own SQL share it. Outside a transaction it refuses.
 */
export function routedAdapterFactory(current: Current): SqlDriverAdapterFactory {
  const info = { provider: "postgres", adapterName: "usher-routed" } as const;
  return {
    ...info,
    connect: async (): Promise<SqlDriverAdapter> => ({
      ...info,
      queryRaw: async (query) => openIn(current).prisma((adapter) => adapter.queryRaw(query)),
      executeRaw: async (query) => openIn(current).prisma((adapter) => adapter.executeRaw(query)),
      executeScript: () => Promise.reject(new Error("Scripts belong to migrations.")),
      // Prisma opens transactions of its own around nested writes. Inside ours they are savepoints.
      startTransaction: async () => transactionOn(await openIn(current).savepoint()),
      getConnectionInfo: () => ({ supportsRelationJoins: true }),
      dispose: () => Promise.resolve(),
    }),
  };
}

function openIn(current: Current): OpenTransaction {
  const transaction = current.getStore();
  if (transaction === undefined) {
    throw new Error("Prisma's models work only inside withOrganization or withoutOrganization.");
  }
  return transaction;
}

function transactionOn(savepoint: Savepoint): Transaction {
  return {
    provider: "postgres",
    adapterName: "usher-routed",
    // Prisma then leaves BEGIN and COMMIT to us.
    options: { usePhantomQuery: true },
    queryRaw: (query: SqlQuery) => savepoint.run((adapter) => adapter.queryRaw(query)),
    executeRaw: (query: SqlQuery) => savepoint.run((adapter) => adapter.executeRaw(query)),
    commit: () => savepoint.release(),
    rollback: () => savepoint.rollback(),
  };
}
