import { v7 as uuidv7 } from "uuid";
import type { Ctx } from "@/lib/context";
import { withoutOrganization } from "@/lib/db/without-organization";
import { log } from "@/lib/log";
import { finishRehearsal } from "@/lib/rehearsal/finish-rehearsal";

/** Milliseconds without a sign of life after which a rehearsal counts as dead; a running one gives one each five seconds. */
export const deadAfterMs = 60_000;
const most = 100;

/**
 * Ends the rehearsals of all organizations whose process went away, with the people, groups and credentials that they left.
 * Dead are those without a sign of life for `silentMs`. One that cannot be ended keeps no other from it. Returns how many ended.
 */
export async function cleanDeadRehearsals(now: () => Date, silentMs = deadAfterMs): Promise<number> {
  const dead = await withoutOrganization((tx) =>
    tx.query<{ organization_id: string; id: string }>(
      `select organization_id, id from rehearsal where cleaned_at is null and alive_at <= $1 order by alive_at limit ${most}`,
      [new Date(now().getTime() - silentMs)],
    ),
  );
  let cleaned = 0;
  for (const { organization_id, id } of dead) {
    try {
      await finishRehearsal(systemCtx(organization_id, now), { rehearsalId: id, state: "stopped", steps: null });
      cleaned += 1;
    } catch (error) {
      log.error({ err: error, rehearsalId: id }, "rehearsals: what one left could not be removed; it is tried again");
    }
  }
  return cleaned;
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
