import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { env } from "@/lib/env";
import type { Billing } from "@/lib/organizations/schemas";
import { toolkitOn } from "@/lib/organizations/toolkit-on";

interface OrganizationRow {
  readonly toolkit: boolean;
  readonly user_types: readonly string[];
  readonly connectors: number;
}

interface TypeRow {
  readonly name: string | null;
  readonly active: number;
  readonly inactive: number;
}

/** The entitlement of the organization, and how many people have each user type. @throws AppError `forbidden` */
export async function getBilling(ctx: Ctx): Promise<Billing> {
  requirePermission(ctx, "organization:update");
  return await withOrganization(ctx.organizationId, async (tx) => {
    const [organization] = await tx.query<OrganizationRow>(
      `select o.toolkit, o.user_types,
         (select count(*)::int from connector c where c.organization_id = o.id) as connectors
       from organization o where o.id = $1`,
      [ctx.organizationId],
    );
    return {
      toolkit: {
        on: toolkitOn(organization?.toolkit === true),
        managedBy: env().USHER_ENTERPRISE_TOOLKIT === "admins" ? "admins" : "operator",
      },
      connectors: organization?.connectors ?? 0,
      userTypes: await readUserTypes(tx, ctx.organizationId, organization?.user_types ?? []),
    };
  });
}

async function readUserTypes(tx: Tx, organizationId: string, known: readonly string[]): Promise<readonly TypeRow[]> {
  const rows = await tx.query<TypeRow>(
    `select effective_user_type as name, count(*) filter (where active)::int as active,
       count(*) filter (where not active)::int as inactive
     from "user" where organization_id = $1 group by effective_user_type`,
    [organizationId],
  );
  const nobody = { active: 0, inactive: 0 };
  const listed = known.map((name) => rows.find((row) => row.name === name) ?? { name, ...nobody });
  const others = rows
    .filter(({ name }) => name !== null && !known.includes(name))
    .sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
  return [...listed, ...others, ...rows.filter(({ name }) => name === null)];
}
