import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { BoundIdentity, UserSignInDto } from "@/lib/sessions/schemas";
import { selectSessions } from "@/lib/sessions/session-row";
import { userNotFound } from "@/lib/users/user-not-found";

interface Row {
  readonly login_method: "sso" | "builtin";
  readonly has_password: boolean;
  readonly second_factor_since: Date | null;
  readonly break_glass: boolean;
}

interface IdentityRow {
  readonly connector_id: string;
  readonly connector_name: string | null;
  readonly entra_tenant_id: string;
  readonly object_id: string;
  readonly bound_at: Date;
}

/**
 * How a person signs in and where they are signed in. For those who may change them: addresses and devices are not for everybody.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function getUserSignIn(ctx: Ctx, userId: string): Promise<UserSignInDto> {
  requirePermission(ctx, "user:update");
  return await withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<Row>(
      `select u.login_method, w.user_id is not null as has_password, f.confirmed_at as second_factor_since,
         b.user_id is not null as break_glass
       from "user" u
       left join password w on w.organization_id = u.organization_id and w.user_id = u.id
       left join second_factor f on f.organization_id = u.organization_id and f.user_id = u.id
       left join break_glass_admin b on b.organization_id = u.organization_id and b.user_id = u.id
       where u.organization_id = $1 and u.id = $2`,
      [ctx.organizationId, userId],
    );
    const row = rows[0];
    if (row === undefined) throw userNotFound(userId);
    return {
      loginMethod: row.login_method,
      hasPassword: row.has_password,
      secondFactorSince: row.second_factor_since?.toISOString() ?? null,
      breakGlass: row.break_glass,
      identities: await selectIdentities(tx, ctx, userId),
      sessions: await selectSessions(tx, ctx, userId),
    };
  });
}

async function selectIdentities(tx: Tx, ctx: Ctx, userId: string): Promise<readonly BoundIdentity[]> {
  const rows = await tx.query<IdentityRow>(
    `select i.connector_id, c.name as connector_name, i.entra_tenant_id, i.object_id, i.bound_at
     from identity i left join connector c on c.organization_id = i.organization_id and c.id = i.connector_id
     where i.organization_id = $1 and i.user_id = $2 order by i.bound_at`,
    [ctx.organizationId, userId],
  );
  return rows.map((row) => ({
    connectorId: row.connector_id,
    connectorName: row.connector_name ?? "",
    entraTenantId: row.entra_tenant_id,
    objectId: row.object_id,
    boundAt: row.bound_at.toISOString(),
  }));
}
