import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { ownerOf } from "@/lib/credentials/api-token-owner";
import { insertCredential } from "@/lib/credentials/insert-credential";
import { endOfLife } from "@/lib/credentials/lifetime";
import { requireGrantable } from "@/lib/credentials/require-grantable";
import type { CreateApiToken, CreatedCredential } from "@/lib/credentials/schemas";
import { makeSecret } from "@/lib/credentials/secret";

/**
 * Generates an API token (K10) with some of the maker's own permissions; the secret stands in the answer alone. It never may
 * more than its owner may at that moment, and it ends with the owner.
 *
 * @throws AppError `invalid_input` (field permissions) for one that does not exist; `forbidden` for one that the maker lacks,
 *   and for a service account, which is no person who could own a token
 */
export function createApiToken(ctx: Ctx, input: CreateApiToken): Promise<CreatedCredential> {
  const secret = makeSecret();
  return mutate(ctx, "credential:create", async (tx) => {
    const permissions = requireGrantable(ctx, input.permissions);
    const owner = await ownerOf(tx, ctx);
    const made = await insertCredential(tx, ctx, {
      kind: "api_token",
      secret,
      owner,
      permissions,
      name: input.name,
      description: input.description || null,
      expiresAt: endOfLife(input.expires, ctx.now()),
    });
    return { ...made, value: { ...made.value, secret } };
  });
}
