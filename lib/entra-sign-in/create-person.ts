import { readPolicy } from "@/lib/connectors/read-policy";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readVerifiedDomains } from "@/lib/domains/verified-domains";
import { SignInRefused } from "@/lib/entra-sign-in/causes";
import { type ProvenSignIn, requireObjectId } from "@/lib/entra-sign-in/proven-sign-in";
import { AppError } from "@/lib/errors";
import { createUser } from "@/lib/users/create-user";

/**
 * Creates the person of a first sign-in as Entra would have (PRODUCT L2, off unless an admin wants it): under the connector's
 * settings, and only with a user principal name in a domain that the organization has verified. Entra gives such names in domains
 * that the Entra tenant has proven; its `email` is proven by nobody and is not taken.
 *
 * @throws SignInRefused `domain`, or `unbound` with what the connector's settings refuse
 */
export async function createPerson(signIn: ProvenSignIn): Promise<void> {
  const { claims } = signIn;
  const userName = claims.preferred_username ?? "";
  const ctx = await connectorCtx(signIn);
  try {
    await createUser(ctx, {
      userName,
      externalId: requireObjectId(claims),
      active: true,
      displayName: claims.name ?? null,
      userType: null,
      attributes: { emails: [{ type: "work", value: userName, primary: true }] },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const domain = error.reason === "domain_unverified";
    throw new SignInRefused(domain ? "domain" : "unbound", { userName, refused: error.message }, { cause: error });
  }
}

async function connectorCtx({ connection, origin, requestId }: ProvenSignIn): Promise<Ctx> {
  const { organizationId, connectorId, connectorName } = connection;
  const policy = await withOrganization(organizationId, async (tx) => ({
    ...(await readPolicy(tx, organizationId, connectorId)),
    verifiedDomains: await readVerifiedDomains(tx, organizationId),
  }));
  if (policy.holdId !== null) throw new SignInRefused("unbound", { refused: "Provisioning is held by the guard." });
  return {
    organizationId,
    actor: {
      kind: "connector",
      id: connectorId,
      name: connectorName,
      tokenId: connectorId,
      tokenName: "first sign-in",
      policy,
    },
    permissions: new Set(["user:create"]),
    requestId,
    now: origin.now,
  };
}
