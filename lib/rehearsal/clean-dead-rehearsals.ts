import { v7 as uuidv7 } from "uuid";
import type { Ctx } from "@/lib/context";
import { withoutOrganization } from "@/lib/db/without-organization";
import { finishRehearsal } from "@/lib/rehearsal/finish-rehearsal";

/** Milliseconds without a sign of life after which a rehearsal counts as dead; a running one gives one each five seconds. */
export const deadAfterMs = 60_000;
const most = 100;

/**
 * Ends the rehearsals of all organizations whose process went away, with the people, groups and credentials that they left.
 * Dead are those without a sign of life for `silentMs`. Returns how many.
 */
export async function cleanDeadRehearsals(now: () => Date, silentMs = deadAfterMs): Promise<number> {
  const dead = await withoutOrganization((tx) =>
    tx.query<{ organization_id: string; id: string }>(
      `select organization_id, id from rehearsal where cleaned_at is null and alive_at <= $1 order by alive_at limit ${most}`,
      [new Date(now().getTime() - silentMs)],
    ),
  );
  for (const { organization_id, id } of dead) {
    await finishRehearsal(systemCtx(organization_id, now), { rehearsalId: id, state: "stopped", steps: null });
  }
  return dead.length;
}

function systemCtx(organizationId: string, now: () => Date): Ctx {
  return {
    organizationId,
    actor: { kind: "system", id: null, name: "Usher" },
    permissions: new Set(),
    requestId: uuidv7(),
    now,
  };
}
