import { seal, unseal } from "@/lib/secrets/seal";

/** What a second factor is sealed for. */
export const factorContext = (organizationId: string, userId: string) => `second_factor:${organizationId}:${userId}`;

/** The secret of a second factor as it is stored: in another person's row it cannot be opened. */
export function sealFactor(secret: string, organizationId: string, userId: string): string {
  return seal(secret, factorContext(organizationId, userId));
}

export function openFactor(sealed: string, organizationId: string, userId: string): string {
  return unseal(sealed, factorContext(organizationId, userId));
}
