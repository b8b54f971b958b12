import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { selectBreakGlass } from "@/lib/sign-in-policy/break-glass";
import { losesPassword, openedByPassword } from "@/lib/sign-in-policy/losing-password";
import { missingForSso, selectProof } from "@/lib/sign-in-policy/missing-for-sso";
import type { PreviewSignInPolicy, SignInPolicyEffect } from "@/lib/sign-in-policy/schemas";

const namedPeople = 50;

interface Counts {
  readonly sso: number;
  readonly builtin: number;
  readonly losing: number;
  readonly you: number;
  readonly sessions: number;
}

/** Who is affected when SSO is required from now on; nothing is changed. @throws AppError `forbidden` */
export async function previewPolicy(ctx: Ctx, { builtinKeeps }: PreviewSignInPolicy): Promise<SignInPolicyEffect> {
  requirePermission(ctx, "signIn:read");
  const { organizationId, actor } = ctx;
  const you = actor.kind === "user" ? actor.id : null;
  return await withOrganization(organizationId, async (tx) => {
    const loses = `w.user_id is not null and u.login_method = 'builtin' and ${losesPassword("$2")}`;
    const from = `from "user" u
      left join password w on w.organization_id = u.organization_id and w.user_id = u.id
      where u.organization_id = $1 and u.active`;
    const [counts] = await tx.query<Counts>(
      `select count(*) filter (where u.login_method = 'sso')::int as sso,
         count(*) filter (where u.login_method = 'builtin' and w.user_id is not null)::int as builtin,
         count(*) filter (where ${loses})::int as losing,
         count(*) filter (where u.id = $3::uuid and ${loses})::int as you,
         (select count(*)::int from session s
          join "user" u on u.organization_id = s.organization_id and u.id = s.user_id
          where s.organization_id = $1 and s.revoked_at is null and s.expires_at > $4 and ${openedByPassword}
            and ${losesPassword("$2")}) as sessions
       ${from}`,
      [organizationId, builtinKeeps, you, ctx.now()],
    );
    const names = await tx.query<{ name: string }>(
      `select coalesce(u.display_name, u.user_name) as name ${from} and ${loses} order by 1, u.id limit ${namedPeople}`,
      [organizationId, builtinKeeps],
    );
    const working = (await selectBreakGlass(tx, organizationId)).filter(({ problem }) => problem === null);
    return {
      sso: counts?.sso ?? 0,
      builtin: counts?.builtin ?? 0,
      losing: { count: counts?.losing ?? 0, names: names.map(({ name }) => name) },
      breakGlass: working.map(({ name }) => name),
      sessions: counts?.sessions ?? 0,
      includesYou: (counts?.you ?? 0) > 0,
      missing: missingForSso(await selectProof(tx, organizationId), working.length),
    };
  });
}
