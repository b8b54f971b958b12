import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readOrganization, toOrganizationDetail } from "@/lib/organizations/organization-row";
import type { OrganizationSettings } from "@/lib/organizations/schemas";
import { ownUserId } from "@/lib/profile/own-user";

interface Facts {
  readonly people: number;
  readonly connectors: number;
  readonly has_password: boolean;
  readonly has_factor: boolean;
}

/** The Settings page of whoever may change the organization. @throws AppError `forbidden` */
export async function getSettings(ctx: Ctx): Promise<OrganizationSettings> {
  requirePermission(ctx, "organization:update");
  const userId = ownUserId(ctx);
  return await withOrganization(ctx.organizationId, async (tx) => {
    const organization = toOrganizationDetail(await readOrganization(tx, ctx));
    const [facts] = await tx.query<Facts>(
      `select (select count(*)::int from "user" where organization_id = $1) as people,
         (select count(*)::int from connector where organization_id = $1) as connectors,
         exists (
           select from password p join "user" u on u.organization_id = p.organization_id and u.id = p.user_id
           where p.organization_id = $1 and p.user_id = $2 and u.login_method = 'builtin') as has_password,
         exists (select from second_factor where organization_id = $1 and user_id = $2 and confirmed_at is not null) as has_factor`,
      [ctx.organizationId, userId],
    );
    const oldSlugs = await tx.query<{ slug: string; ends_at: Date }>(
      "select slug, ends_at from old_slug where organization_id = $1 and ends_at > $2 order by ends_at desc",
      [ctx.organizationId, ctx.now()],
    );
    return {
      ...organization,
      oldSlugs: oldSlugs.map(({ slug, ends_at }) => ({ slug, endsAt: ends_at.toISOString() })),
      people: facts?.people ?? 0,
      connectors: facts?.connectors ?? 0,
      proof: facts?.has_factor ? "code" : facts?.has_password ? "password" : null,
    };
  });
}
