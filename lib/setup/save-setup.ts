import type { Change } from "@/lib/audit/change";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { mostTicks, type SaveSetup, type SetupProgress } from "@/lib/setup/schemas";
import { readProgress } from "@/lib/setup/setup-row";

/**
 * Keeps where somebody is in the wizard, so that it can be left and resumed. The chosen kind and its end are in the audit log; a
 * tick beside a click in Entra is a note of one's own and no change of anything.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export function saveSetup(ctx: Ctx, connectorId: string, input: SaveSetup): Promise<SetupProgress> {
  return mutate(ctx, "connector:update", async (tx) => {
    const { name, progress: before } = await readProgress(tx, ctx.organizationId, connectorId, "for no key update");
    const after = apply(before, input, ctx.now());
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await tx.query(
        `update connector set setup_kind = $3, setup_ticks = $4::jsonb, setup_done_at = $5
         where organization_id = $1 and id = $2`,
        [
          ctx.organizationId,
          connectorId,
          after.kind,
          JSON.stringify({ ticked: after.ticks, reached: after.reached }),
          after.doneAt,
        ],
      );
    }
    return { value: after, change: changeOf(connectorId, name, before, after) };
  });
}

function apply(before: SetupProgress, { kind, tick, reached, done }: SaveSetup, now: Date): SetupProgress {
  const ticks = before.ticks.filter((id) => id !== tick?.id);
  return {
    kind: kind ?? before.kind,
    ticks: tick?.on === true ? [...ticks, tick.id].slice(-mostTicks) : ticks,
    reached: reached !== undefined && reached > before.reached ? reached : before.reached,
    doneAt: before.doneAt ?? (done === true ? now.toISOString() : null),
  };
}

function changeOf(id: string, name: string, before: SetupProgress, after: SetupProgress): Change | null {
  const target = { type: "Connector", id, name };
  if (after.doneAt !== before.doneAt) {
    return { action: "connector.set_up", target, before: null, after: { kind: after.kind } };
  }
  if (after.kind === before.kind) return null;
  return { action: "connector.choose", target, before: { kind: before.kind }, after: { kind: after.kind } };
}
