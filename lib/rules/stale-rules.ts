import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { describeSave } from "@/lib/rules/snapshot-rules";

/** The refusal of a list that was made from an older one. It says who saved meanwhile, when and what. */
export async function staleRules(tx: Tx, organizationId: string): Promise<AppError> {
  const rows = await tx.query<{ actor_name: string; at: Date; before: unknown; after: unknown }>(
    `select actor_name, at, before, after from audit_entry
     where organization_id = $1 and target_id = $1::text and action = 'rules.save' order by id desc limit 1`,
    [organizationId],
  );
  const [last] = rows;
  const what =
    last === undefined
      ? "Somebody changed the rules meanwhile."
      : `${last.actor_name} saved the rules at ${last.at.toISOString()}, after you opened them: ${describeSave(last.before, last.after)}.`;
  return new AppError("conflict", `${what} Look at them, then keep yours or take theirs. Nothing was changed.`, {
    field: "version",
  });
}
