import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { type AccessRole, rolePermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { signUp } from "@/lib/organizations/sign-up";

/** An organization with its first admin, as sign-up makes it. */
export interface TestOrganization {
  readonly id: string;
  readonly slug: string;
  readonly email: string;
  readonly password: string;
  /** The first admin, who is the actor of every context of an EnterpriseAdmin. */
  readonly founderId: string;
  /** A context of somebody with this access role. */
  ctx(role?: AccessRole, now?: () => Date): Ctx;
}

/** Signs up an organization of its own for one test. */
export async function makeOrganization(email?: string): Promise<TestOrganization> {
  const slug = `org-${randomBytes(6).toString("hex")}`;
  const founder = email ?? `mia@${slug}.example`;
  const password = `correct horse ${slug}`;
  const organization = await signUp(
    // Each test sits at an address of its own, so that the limit per address does not count them together.
    { requestId: uuidv7(), address: `test-${slug}`, now: () => new Date() },
    { organizationName: "Contoso", slug, email: founder, password },
  );
  const [user] = await withOrganization(organization.id, (tx) =>
    tx.query<{ id: string }>(`select id from "user" where organization_id = $1`, [organization.id]),
  );
  const founderId = user?.id ?? "";
  return {
    id: organization.id,
    slug,
    email: founder,
    password,
    founderId,
    ctx: (role = "EnterpriseAdmin", now = () => new Date()) => ({
      organizationId: organization.id,
      actor: {
        kind: "user",
        id: role === "EnterpriseAdmin" ? founderId : uuidv7(),
        name: "Mia Chen",
        accessRole: role,
      },
      permissions: rolePermissions[role],
      requestId: uuidv7(),
      now,
    }),
  };
}

/** The actions in the audit log about one target, oldest first, with what they kept. */
export function auditOf(
  organizationId: string,
  targetId: string,
): Promise<{ action: string; actor_name: string; before: object | null; after: object | null }[]> {
  return withOrganization(organizationId, (tx) =>
    tx.query(
      `select action, actor_name, before, after from audit_entry
       where organization_id = $1 and target_id = $2 order by id`,
      [organizationId, targetId],
    ),
  );
}
