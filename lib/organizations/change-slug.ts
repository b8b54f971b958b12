import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation } from "@/lib/db/violations";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readOrganization, toOrganizationDetail } from "@/lib/organizations/organization-row";
import { reserveSlug } from "@/lib/organizations/reserve-slug";
import { type ChangeSlug, type OrganizationDetail, oldSlugDays } from "@/lib/organizations/schemas";
import { shortDate } from "@/lib/utils/time";

const day = 86_400_000;
/** Old addresses that are kept at a time: nobody else can take them. */
const mostOld = 5;

/**
 * Gives the organization another address. For 30 days links to the old one lead to the new one, and nobody else can take it.
 *
 * @throws AppError `conflict` (field slug) for an address that another organization has or had within 30 days, and for a sixth within
 *   30 days; (field version) for another version than expected
 */
export async function changeSlug(ctx: Ctx, { slug, version }: ChangeSlug): Promise<OrganizationDetail> {
  try {
    return await mutate(ctx, "organization:update", async (tx) => {
      const before = await readOrganization(tx, ctx, "for no key update");
      await requireVersion(tx, ctx.organizationId, before, version);
      if (slug === before.slug) return { value: toOrganizationDetail(before), change: null };
      await requireRoom(tx, before.id, ctx.now());
      await reserveSlug(tx, before.id, slug, ctx.now());
      const after = { ...before, slug, version: before.version + 1 };
      await tx.query("update organization set slug = $2, version = $3 where id = $1", [before.id, slug, after.version]);
      await tx.query("insert into old_slug (organization_id, slug, ends_at) values ($1, $2, $3)", [
        before.id,
        before.slug,
        new Date(ctx.now().getTime() + oldSlugDays * day),
      ]);
      return {
        value: toOrganizationDetail(after),
        change: {
          action: "organization.move",
          target: { type: "Organization", id: after.id, name: after.name },
          before: { slug: before.slug },
          after: { slug },
        },
      };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw slugTaken(slug, error);
  }
}

async function requireRoom(tx: Tx, organizationId: string, now: Date): Promise<void> {
  const old = await tx.query<{ ends_at: Date }>(
    "select ends_at from old_slug where organization_id = $1 and ends_at > $2 order by ends_at",
    [organizationId, now],
  );
  const [next] = old;
  if (next === undefined || old.length < mostOld) return;
  throw new AppError(
    "conflict",
    `The address was changed ${old.length} times within ${oldSlugDays} days, and links to the old ones still lead here. Change it again after ${shortDate(next.ends_at.toISOString())}.`,
    { field: "slug" },
  );
}

export function slugTaken(slug: string, cause: unknown): AppError {
  return new AppError(
    "conflict",
    `${env().USHER_ORIGIN}/o/${slug} belongs to another organization. Choose another address.`,
    { field: "slug", cause },
  );
}
