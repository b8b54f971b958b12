import type { Tx } from "@/lib/db/transaction";
import type { RehearsalDto, RehearsalStep } from "@/lib/rehearsal/schemas";

interface RehearsalRow {
  readonly id: string;
  readonly connector_id: string;
  readonly state: RehearsalDto["state"];
  readonly started_by: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly cleaned_at: Date | null;
  readonly steps: readonly RehearsalStep[];
}

/** The rehearsals of a connector that `rest` picks and orders; `$1` and `$2` are the organization and the connector. */
export async function selectRehearsals(
  tx: Tx,
  rest: string,
  params: readonly unknown[],
): Promise<readonly RehearsalDto[]> {
  const rows = await tx.query<RehearsalRow>(
    `select id, connector_id, state, started_by, started_at, finished_at, cleaned_at, steps from rehearsal
     where organization_id = $1 and connector_id = $2 ${rest}`,
    params,
  );
  return rows.map((row) => ({
    id: row.id,
    connectorId: row.connector_id,
    state: row.state,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    cleanedAt: row.cleaned_at?.toISOString() ?? null,
    steps: row.steps,
  }));
}
