import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { ownUserId } from "@/lib/profile/own-user";
import type { Profile } from "@/lib/profile/schemas";

interface Row {
  readonly display_name: string | null;
  readonly user_name: string;
  readonly primary_email: string | null;
  readonly access_role: string | null;
  readonly login_method: "sso" | "builtin";
  readonly organization: string;
  readonly connector: string | null;
  readonly changed_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly codes: number;
  readonly wanted: boolean;
}

/** The page of the person who acts. Open to everybody, for what it says is theirs. @throws AppError `forbidden` for machines */
export async function getProfile(ctx: Ctx): Promise<Profile> {
  requirePermission(ctx, "organization:read");
  const userId = ownUserId(ctx);
  const rows = await withOrganization(ctx.organizationId, (tx) =>
    tx.query<Row>(
      `select u.display_name, u.user_name, u.primary_email, u.access_role, u.login_method, o.name as organization,
         c.name as connector, p.changed_at, f.confirmed_at, coalesce(s.admins_second_factor, false) as wanted,
         (select count(*)::int from recovery_code r
            where r.organization_id = u.organization_id and r.user_id = u.id and r.used_at is null) as codes
       from "user" u
       join organization o on o.id = u.organization_id
       left join connector c on c.organization_id = u.organization_id and c.id = u.connector_id
       left join password p on p.organization_id = u.organization_id and p.user_id = u.id
       left join second_factor f on f.organization_id = u.organization_id and f.user_id = u.id
       left join sign_in_policy s on s.organization_id = u.organization_id
       where u.organization_id = $1 and u.id = $2`,
      [ctx.organizationId, userId],
    ),
  );
  const [row] = rows;
  if (row === undefined) throw new AppError("not_found", "You were deleted meanwhile.");
  return toProfile(row);
}

function toProfile(row: Row): Profile {
  return {
    name: row.display_name,
    userName: row.user_name,
    email: row.primary_email,
    accessRole: row.access_role,
    organization: row.organization,
    ownedBy: row.connector,
    loginMethod: row.login_method,
    passwordChangedAt: row.changed_at?.toISOString() ?? null,
    secondFactor: { since: row.confirmed_at?.toISOString() ?? null, recoveryCodesLeft: row.codes },
    secondFactorDue:
      row.wanted &&
      row.access_role === "EnterpriseAdmin" &&
      row.login_method === "builtin" &&
      row.confirmed_at === null,
  };
}
