import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import { hashPassword } from "@/lib/auth/password";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { slugTaken } from "@/lib/organizations/change-slug";
import { reserveSlug } from "@/lib/organizations/reserve-slug";
import type { OrganizationDto, SignUp } from "@/lib/organizations/schemas";
import { requireStrongPassword } from "@/lib/passwords/require-strong-password";

/**
 * Creates an organization with its first user, an EnterpriseAdmin who signs in with this password. For people `signUp` asks
 * first whether they may.
 *
 * @throws AppError `conflict` (field slug) when the address is taken; `invalid_input` (field password) for a weak password
 */
export async function createOrganization(
  origin: Pick<Ctx, "requestId" | "now">,
  input: SignUp,
): Promise<OrganizationDto> {
  await requireStrongPassword(input.password, { email: input.email, organization: input.organizationName });
  const organization = { id: uuidv7(), slug: input.slug, name: input.organizationName };
  const userId = uuidv7();
  const hash = await hashPassword(input.password);
  const ctx = founderCtx(origin, organization.id, { id: userId, name: input.email });
  try {
    return await mutate(ctx, "organization:update", async (tx) => {
      const now = ctx.now();
      await tx.models.organization.create({ data: { ...organization, createdAt: now }, select: { id: true } });
      await reserveSlug(tx, organization.id, input.slug, now);
      await createFounder(tx, { organizationId: organization.id, userId, email: input.email, hash, now });
      return {
        value: organization,
        change: {
          action: "organization.create",
          target: { type: "Organization", id: organization.id, name: organization.name },
          before: null,
          after: { slug: organization.slug, name: organization.name, firstAdmin: input.email },
        },
      };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw slugTaken(input.slug, error);
  }
}

/** The founder acts in an organization that is about to exist, and may do this one thing. */
function founderCtx(
  origin: Pick<Ctx, "requestId" | "now">,
  organizationId: string,
  founder: { id: string; name: string },
): Ctx {
  return {
    organizationId,
    actor: { kind: "user", ...founder, accessRole: "EnterpriseAdmin" },
    permissions: new Set(["organization:update"]),
    requestId: origin.requestId,
    now: origin.now,
  };
}

interface Founder {
  readonly organizationId: string;
  readonly userId: string;
  readonly email: string;
  readonly hash: string;
  readonly now: Date;
}

async function createFounder(tx: Tx, founder: Founder): Promise<void> {
  const { organizationId, userId, email, now } = founder;
  const emailKey = email.toLowerCase();
  await tx.models.user.create({
    data: {
      organizationId,
      id: userId,
      userName: email,
      userNameKey: emailKey,
      active: true,
      primaryEmail: email,
      primaryEmailKey: emailKey,
      accessRoleByHand: "EnterpriseAdmin",
      loginMethod: "builtin",
      attributes: { emails: [{ value: email, type: "work", primary: true }] },
      version: 1,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await tx.models.password.create({
    data: { organizationId, userId, signInKey: emailKey, hash: founder.hash, changedAt: now },
    select: { userId: true },
  });
}
