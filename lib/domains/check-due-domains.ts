import { v7 as uuidv7 } from "uuid";
import type { Ctx } from "@/lib/context";
import { withoutOrganization } from "@/lib/db/without-organization";
import { checkDomain } from "@/lib/domains/check-domain";
import { AppError } from "@/lib/errors";

/** Domains that are looked for at the same time, and at most in one run. */
const batch = 10;
const most = 500;

/**
 * Looks for the records of all organizations that are due: hourly for pending and lost ones, daily for verified ones. Returns how
 * many it looked for. Whoever claims a domain moves it an hour on, so several replicas share the work and none is left behind when
 * one is killed. Between two batches `isOver` may end it.
 */
export async function checkDueDomains(now: () => Date, isOver: () => boolean = () => false): Promise<number> {
  let looked = 0;
  while (looked < most && !isOver()) {
    const claimed = await claim(now());
    if (claimed.length === 0) return looked;
    await Promise.all(claimed.map(({ organization_id, id }) => check(systemCtx(organization_id, now), id)));
    looked += claimed.length;
  }
  return looked;
}

function claim(now: Date): Promise<{ organization_id: string; id: string }[]> {
  return withoutOrganization((tx) =>
    tx.query(
      `update domain set next_check_at = $1::timestamptz + interval '1 hour' where (organization_id, id) in (
         select organization_id, id from domain where next_check_at <= $1
         order by next_check_at limit ${batch} for update skip locked)
       returning organization_id, id`,
      [now],
    ),
  );
}

async function check(ctx: Ctx, id: string): Promise<void> {
  try {
    await checkDomain(ctx, id);
  } catch (error) {
    // Somebody deleted it meanwhile.
    if (error instanceof AppError && error.code === "not_found") return;
    throw error;
  }
}

function systemCtx(organizationId: string, now: () => Date): Ctx {
  return {
    organizationId,
    actor: { kind: "system", id: null, name: "Usher" },
    permissions: new Set(["domain:update"]),
    requestId: uuidv7(),
    now,
  };
}
