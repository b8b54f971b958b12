import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { requireHolder } from "@/lib/credentials/holder";
import { insertCredential } from "@/lib/credentials/insert-credential";
import { endOfLife } from "@/lib/credentials/lifetime";
import type { CreatedCredential, CreateServiceToken } from "@/lib/credentials/schemas";
import { makeSecret } from "@/lib/credentials/secret";
import { requireServiceRoles } from "@/lib/service-accounts/require-service-roles";

/**
 * Generates a bearer token of a service account (K9); the secret stands in the answer alone.
 *
 * @throws AppError `not_found`; `forbidden` when the account may do more than whoever asks
 */
export function createServiceToken(
  ctx: Ctx,
  serviceAccountId: string,
  input: CreateServiceToken,
): Promise<CreatedCredential> {
  const secret = makeSecret();
  return mutate(ctx, "credential:create", async (tx) => {
    await requireHolder(tx, ctx.organizationId, { kind: "serviceAccount", id: serviceAccountId });
    await requireServiceRoles(tx, ctx, serviceAccountId);
    const made = await insertCredential(tx, ctx, {
      kind: "service_token",
      secret,
      serviceAccountId,
      name: input.name,
      description: input.description || null,
      expiresAt: endOfLife(input.expires, ctx.now()),
    });
    return { ...made, value: { ...made.value, secret } };
  });
}
