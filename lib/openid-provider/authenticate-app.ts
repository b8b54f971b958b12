import type { Ctx } from "@/lib/context";
import { hashSecret } from "@/lib/credentials/secret";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { organizationOfAppToken } from "@/lib/openid-provider/app-token";

interface Row {
  readonly user_id: string;
  readonly person: string;
  readonly app_id: string;
}

/**
 * The person whose access token of a native app the header holds, with no permission at all; null when it holds no such token. No
 * cache, so whatever ends the token, its sign-in, the person's access or the app counts from the next request on, on every replica.
 *
 * @throws AppError `unauthenticated` with cause and cure
 */
export async function authenticateApp(request: {
  readonly authorization: string | null;
  readonly requestId: string;
  readonly now: Date;
}): Promise<{ readonly ctx: Ctx; readonly credentialId: string } | null> {
  const [, token = ""] = /^bearer +(\S+)$/i.exec(request.authorization?.trim() ?? "") ?? [];
  const organizationId = organizationOfAppToken(token);
  if (organizationId === null) return null;
  const rows = await withOrganization(organizationId, (tx) =>
    tx.query<Row>(
      `select u.id as user_id, coalesce(u.display_name, u.user_name) as person, a.id as app_id
       from app_artifact t
       join app_artifact g on g.organization_id = t.organization_id and g.grant_hash = t.grant_hash and g.model = 'Grant'
         and g.expires_at > $3
       join "user" u on u.organization_id = t.organization_id and u.id = t.user_id and u.active
       join native_app a on a.organization_id = t.organization_id and a.id = t.app_id and a.active
       where t.organization_id = $1 and t.model = 'AccessToken' and t.id_hash = $2 and t.expires_at > $3`,
      [organizationId, hashSecret(token), request.now],
    ),
  );
  const row = rows[0];
  if (row === undefined) {
    throw new AppError(
      "unauthenticated",
      "The app's access token has expired or was ended, or its person has no access any more. Use the refresh token, or sign in again.",
      { reason: "app_token_ended" },
    );
  }
  return {
    credentialId: `${row.app_id}:${row.user_id}`,
    ctx: {
      organizationId,
      actor: { kind: "appUser", id: row.user_id, name: row.person },
      permissions: new Set(),
      requestId: request.requestId,
      now: () => new Date(),
    },
  };
}
