import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { readServiceAccount, serviceAccountSnapshot } from "@/lib/service-accounts/service-account-row";

/**
 * Deletes a service account with all its tokens; their next request is refused.
 *
 * @throws AppError `not_found`; `conflict` (field version) for another version than expected
 */
export function deleteServiceAccount(ctx: Ctx, id: string, expected: Expected = {}): Promise<void> {
  return mutate(ctx, "serviceAccount:delete", async (tx) => {
    const row = await readServiceAccount(tx, ctx, id, "for update of a");
    await requireVersion(tx, ctx.organizationId, row, expected.version);
    await tx.query("delete from service_account where organization_id = $1 and id = $2", [ctx.organizationId, id]);
    return {
      value: undefined,
      change: {
        action: "service_account.delete",
        target: { type: "ServiceAccount", id, name: row.name },
        before: { ...serviceAccountSnapshot(row), liveTokens: row.live_tokens },
        after: null,
      },
    };
  });
}
