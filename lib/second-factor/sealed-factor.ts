import { seal, unseal } from "@/lib/secrets/seal";

const contextOf = (organizationId: string, userId: string) => `second_factor:${organizationId}:${userId}`;

/** The secret of a second factor as it is stored: in another person's row it cannot be opened. */
export function sealFactor(secret: string, organizationId: string, userId: string): string {
  return seal(secret, contextOf(organizationId, userId));
}

export function openFactor(sealed: string, organizationId: string, userId: string): string {
  return unseal(sealed, contextOf(organizationId, userId));
}
