import { rateLimit } from "@/lib/auth/rate-limit";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { createOrganization } from "@/lib/organizations/create-organization";
import type { OrganizationDto, SignUp } from "@/lib/organizations/schemas";

/** The request that asks for a new organization. */
export interface SignUpOrigin extends Pick<Ctx, "requestId" | "now"> {
  readonly address: string | null;
}

const hour = 3600;
// A password hash is costly and an address is scarce, so nobody gets many of either.
const perAddress = rateLimit("sign-up-address", 20, hour);

/**
 * Creates an organization with its first user, an EnterpriseAdmin who signs in with this password.
 *
 * @throws AppError `forbidden` while sign-up is closed; `conflict` (field slug) when the address is taken;
 * `too_many_attempts` after many sign-ups from one network address
 */
export async function signUp(origin: SignUpOrigin, input: SignUp): Promise<OrganizationDto> {
  if (env().USHER_SIGN_UP === "closed") {
    throw new AppError("forbidden", "Sign-up is closed on this installation. Ask its operator for an invitation.");
  }
  if ((await perAddress.take(origin.address ?? "unknown")) !== null) {
    throw new AppError("too_many_attempts", "Too many sign-ups from your network. Try again in an hour.");
  }
  return await createOrganization(origin, input);
}
