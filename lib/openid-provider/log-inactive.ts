import type { SessionClaims } from "@/lib/auth/session-cookie";
import { withOrganization } from "@/lib/db/with-organization";
import { appCauses } from "@/lib/sign-in-log/app-causes";
import { writeSignIn } from "@/lib/sign-in-log/log-sign-in";
import type { SignInMethod } from "@/lib/sign-in-log/schemas";

interface Row {
  readonly user_id: string;
  readonly person: string;
  readonly method: SignInMethod;
}

/** Writes down that somebody came to an app with the cookie of a session that ended because they are inactive. */
export function logInactive(
  claims: SessionClaims,
  from: { readonly appName: string; readonly address: string | null; readonly userAgent: string | null },
): Promise<void> {
  return withOrganization(claims.organizationId, async (tx) => {
    const rows = await tx.query<Row>(
      `select u.id as user_id, coalesce(u.display_name, u.user_name) as person, s.method from session s
       join "user" u on u.organization_id = s.organization_id and u.id = s.user_id
       where s.organization_id = $1 and s.id = $2 and not u.active`,
      [claims.organizationId, claims.sessionId],
    );
    const row = rows[0];
    if (row === undefined) return;
    const { user_id: userId, person, method } = row;
    const { organizationId } = claims;
    await writeSignIn(tx, {
      organizationId,
      at: new Date(),
      userId,
      person,
      method,
      refusal: appCauses.inactive,
      ...from,
    });
  });
}
