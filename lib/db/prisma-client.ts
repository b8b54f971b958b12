import type { AsyncLocalStorage } from "node:async_hooks";
import { PrismaClient } from "@/lib/db/generated/client";
import type { OpenTransaction } from "@/lib/db/open-transaction";
import { routedAdapterFactory } from "@/lib/db/routed-adapter";
import type { Models } from "@/lib/db/transaction";

const refuseFindUnique = () => {
  throw new Error(
    "findUnique is not available: Prisma batches it across callers, so two organizations could meet. Use findFirst.",
  );
};

/** Prisma's models, for whichever transaction of `current` their caller is in. */
export function modelsFor(current: AsyncLocalStorage<OpenTransaction>): Models {
  const client = new PrismaClient({ adapter: routedAdapterFactory(current), errorFormat: "minimal" });
  const guarded = client.$extends({
    query: { $allModels: { findUnique: refuseFindUnique, findUniqueOrThrow: refuseFindUnique } },
  });
  // The extension changes what happens, not the types of what remains in `Models`.
  return guarded as unknown as Models;
}
