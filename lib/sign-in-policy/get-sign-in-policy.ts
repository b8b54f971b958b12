import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { selectBreakGlass, selectCandidates } from "@/lib/sign-in-policy/break-glass";
import { missingForSso, selectProof } from "@/lib/sign-in-policy/missing-for-sso";
import { readSignInPolicy } from "@/lib/sign-in-policy/read-sign-in-policy";
import type { SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

/** How people may sign in, and what is needed to require SSO (PRODUCT L8). @throws AppError `forbidden` */
export async function getSignInPolicy(ctx: Ctx): Promise<SignInPolicyDto> {
  requirePermission(ctx, "signIn:read");
  return await withOrganization(ctx.organizationId, (tx) => readWholePolicy(tx, ctx.organizationId));
}

/** The same inside a transaction. */
export async function readWholePolicy(tx: Tx, organizationId: string): Promise<SignInPolicyDto> {
  const policy = await readSignInPolicy(tx, organizationId);
  const breakGlass = await selectBreakGlass(tx, organizationId);
  const proof = await selectProof(tx, organizationId);
  const [required] = await tx.query<{ required_by: string | null; required_at: Date | null }>(
    "select required_by, required_at from sign_in_policy where organization_id = $1",
    [organizationId],
  );
  return {
    requireSso: policy.requireSso,
    requiredBy: required?.required_by ?? null,
    requiredAt: required?.required_at?.toISOString() ?? null,
    builtinKeeps: policy.builtinKeeps,
    adminsSecondFactor: policy.adminsSecondFactor,
    sessionHours: policy.sessionHours,
    idleMinutes: policy.idleMinutes,
    breakGlass,
    candidates: await selectCandidates(tx, organizationId),
    proof,
    ...(await selectConnectors(tx, organizationId)),
    missing: missingForSso(proof, breakGlass.filter(({ problem }) => problem === null).length),
    version: policy.version,
  };
}

/** The connector to prove SSO with: one whose sign-in is set up, else any; and one whose sign-in fails. */
async function selectConnectors(
  tx: Tx,
  organizationId: string,
): Promise<Pick<SignInPolicyDto, "proveWith" | "failing">> {
  const [first] = await tx.query<{ id: string }>(
    `select c.id from connector c
     left join connector_sign_in s on s.organization_id = c.organization_id and s.connector_id = c.id
     where c.organization_id = $1 order by coalesce(s.active, false) desc, c.id limit 1`,
    [organizationId],
  );
  const [failing] = await tx.query<{ connector_id: string; failing_since: Date; failure: string | null }>(
    `select connector_id, failing_since, failure from connector_sign_in
     where organization_id = $1 and active and failing_since is not null order by failing_since limit 1`,
    [organizationId],
  );
  return {
    proveWith: first?.id ?? null,
    failing:
      failing === undefined
        ? null
        : {
            connectorId: failing.connector_id,
            since: failing.failing_since.toISOString(),
            failure: failing.failure,
          },
  };
}
