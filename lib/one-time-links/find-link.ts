import { countLinkLookUp } from "@/lib/one-time-links/link-limits";
import type { OpenLink } from "@/lib/one-time-links/schemas";
import { findStoredLink } from "@/lib/one-time-links/stored-link";

/**
 * What a link that can still be used says of itself to whoever opens it; null for every other, whatever is wrong with it.
 *
 * @throws AppError `too_many_attempts` after many looks from one network
 */
export async function findLink(
  secret: string,
  from: { readonly address: string | null; readonly now: Date },
): Promise<OpenLink | null> {
  await countLinkLookUp(from.address);
  const link = await findStoredLink(secret, from.now);
  if (link === null || !link.usable) return null;
  const { kind, organization, createdBy, displayName, email } = link;
  return { kind, organization, inviter: createdBy === "" ? null : createdBy, name: displayName, email };
}
