import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { insertSigningKey, makeSigningKey } from "@/lib/openid-provider/signing-keys";

/**
 * Makes a new key, which signs ID tokens from now on. The ones before stay published for a day, far longer than what they signed
 * is valid; the hourly clean-up removes them.
 */
export async function rotateSigningKey(ctx: Ctx): Promise<{ readonly kid: string }> {
  const made = await makeSigningKey(ctx.organizationId);
  return await mutate(ctx, "nativeApp:update", async (tx) => {
    await insertSigningKey(tx, ctx.organizationId, made);
    return {
      value: { kid: made.kid },
      change: {
        action: "signing_key.rotate",
        target: { type: "SigningKey", id: made.kid, name: made.kid },
        before: null,
        after: { kid: made.kid },
      },
    };
  });
}
