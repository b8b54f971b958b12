import { allowing, type Ctx } from "@/lib/context";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import type { CredentialDto } from "@/lib/credentials/schemas";
import { AppError } from "@/lib/errors";
import { listOwnCredentials } from "@/lib/setup-links/list-own-credentials";

/**
 * Ends a secret that the same link made and nobody copied. Others of the connector are out of its reach.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function discardOwnCredential(
  ctx: Ctx,
  connectorId: string,
  credentialId: string,
): Promise<CredentialDto> {
  const own = await listOwnCredentials(ctx, connectorId);
  if (!own.some(({ id }) => id === credentialId)) {
    throw new AppError("not_found", `Credential ${credentialId} was not made by this link.`);
  }
  return await revokeCredential(
    allowing(ctx, "credential:delete"),
    { kind: "connector", id: connectorId },
    credentialId,
  );
}
