import type { Tx } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readToolkit } from "@/lib/organizations/read-toolkit";

/** For what is part of Enterprise Toolkit. @throws AppError `conflict` without it */
export async function requireToolkit(tx: Tx, organizationId: string): Promise<void> {
  if (await readToolkit(tx, organizationId)) return;
  throw new AppError(
    "conflict",
    env().USHER_ENTERPRISE_TOOLKIT === "off"
      ? "Connectors are part of Enterprise Toolkit, which is off for this whole installation. Ask your operator for it."
      : "Connectors are part of Enterprise Toolkit. Enable it on Billing; nothing else changes.",
    { reason: "toolkit_missing" },
  );
}
