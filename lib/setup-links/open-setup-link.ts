import { mutate } from "@/lib/audit/mutate";
import { type FoundSetupLink, findSetupLink, setupLinkCtx, setupLinkIsOver } from "@/lib/setup-links/find-setup-link";

/**
 * Opens a setup link: notes the use and, the first time, writes an audit row.
 *
 * @throws AppError as `findSetupLink`
 */
export async function openSetupLink(
  token: string,
  caller: { readonly address: string | null; readonly requestId: string; readonly now: () => Date },
): Promise<FoundSetupLink> {
  const link = await findSetupLink(token, caller);
  const ctx = setupLinkCtx(link, caller);
  await mutate(ctx, "connector:read", async (tx) => {
    const now = ctx.now();
    const rows = await tx.query<{ first: boolean }>(
      `update setup_link set first_used_at = coalesce(first_used_at, $3), last_used_at = $3
       where organization_id = $1 and id = $2 and revoked_at is null returning first_used_at = $3 as first`,
      [ctx.organizationId, link.id, now],
    );
    if (rows[0] === undefined) throw setupLinkIsOver(link.createdBy);
    return {
      value: undefined,
      change: rows[0].first
        ? {
            action: "setup_link.redeem",
            target: { type: "SetupLink", id: link.id, name: link.forWhom },
            before: null,
            after: null,
          }
        : null,
    };
  });
  return link;
}
