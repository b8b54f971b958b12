import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readOrganization } from "@/lib/organizations/organization-row";
import type { Identity } from "@/lib/organizations/schemas";
import { readOwnProfile } from "@/lib/users/read-own-profile";

/** Who acts, for which organization, and what they may do. Everybody may know that of themselves. */
export function whoAmI(ctx: Ctx): Promise<Identity> {
  const { kind, id, name } = ctx.actor;
  return withOrganization(ctx.organizationId, async (tx) => {
    const organization = await readOrganization(tx, ctx);
    return {
      actor: { kind, id, name },
      permissions: [...ctx.permissions].sort(),
      organization: { id: organization.id, slug: organization.slug, name: organization.name },
      ...(ctx.actor.kind === "appUser" ? { user: await readOwnProfile(tx, ctx.organizationId, ctx.actor.id) } : {}),
    };
  });
}
