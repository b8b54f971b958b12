import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { requireHolder } from "@/lib/credentials/holder";
import { insertCredential } from "@/lib/credentials/insert-credential";
import { defaultAccessHours } from "@/lib/credentials/lifetime";
import { requireConnectorPowers } from "@/lib/credentials/require-grantable";
import type { CreateWorkloadIdentity, CredentialDto } from "@/lib/credentials/schemas";
import { toTrust } from "@/lib/credentials/workload-trust";

/**
 * Trusts a workload identity of Entra (K7): from now on its signed assertions get access tokens. Nothing of it is secret.
 *
 * @throws AppError `not_found` when the organization has no such connector; `invalid_input` (field issuer or jwksUri) for
 *   values that cannot be trusted
 */
export function createWorkloadIdentity(
  ctx: Ctx,
  connectorId: string,
  input: CreateWorkloadIdentity,
): Promise<CredentialDto> {
  const trust = toTrust(input);
  return mutate(ctx, "credential:create", async (tx) => {
    requireConnectorPowers(ctx);
    await requireHolder(tx, ctx.organizationId, { kind: "connector", id: connectorId });
    return await insertCredential(tx, ctx, {
      kind: "workload_identity",
      secret: null,
      connectorId,
      trust,
      name: input.name,
      description: input.description || null,
      expiresAt: null,
      accessHours: input.accessHours ?? defaultAccessHours,
    });
  });
}
