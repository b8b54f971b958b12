import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { SetupKind, SetupProgress, SetupStep } from "@/lib/setup/schemas";

interface Row {
  readonly name: string;
  readonly setup_kind: SetupKind | null;
  readonly setup_ticks: { readonly ticked?: readonly string[]; readonly reached?: SetupStep };
  readonly setup_done_at: Date | null;
}

/** A connector's progress in the wizard, and its name. @throws AppError `not_found` */
export async function readProgress(
  tx: Tx,
  organizationId: string,
  connectorId: string,
  lock: "" | "for no key update" = "",
): Promise<{ readonly name: string; readonly progress: SetupProgress }> {
  const rows = await tx.query<Row>(
    `select name, setup_kind, setup_ticks, setup_done_at from connector where organization_id = $1 and id = $2 ${lock}`,
    [organizationId, connectorId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
  return {
    name: row.name,
    progress: {
      kind: row.setup_kind,
      ticks: row.setup_ticks.ticked ?? [],
      reached: row.setup_ticks.reached ?? 1,
      doneAt: row.setup_done_at?.toISOString() ?? null,
    },
  };
}
