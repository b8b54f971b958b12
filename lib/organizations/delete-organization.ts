import { mutate } from "@/lib/audit/mutate";
import { verifyPassword } from "@/lib/auth/password";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { eraseOrganization } from "@/lib/organizations/erase-organization";
import { getSettings } from "@/lib/organizations/get-settings";
import type { DeleteOrganization, OrganizationSettings } from "@/lib/organizations/schemas";
import { readStoredPassword } from "@/lib/passwords/read-stored-password";
import { ownUserId } from "@/lib/profile/own-user";
import { countProof } from "@/lib/profile/proof-limit";
import { proveSecondFactor } from "@/lib/second-factor/prove-second-factor";

/**
 * Deletes the organization with everything in it. In one step nobody gets in any more: sessions, passwords, identities, tokens and
 * connectors' secrets are gone, also for Entra. Then its rows go in small steps, and it last; what a crash leaves, the hourly job
 * takes. Its audit log goes with it, so the server's log tells who did it.
 *
 * @throws AppError `invalid_input` (field name, password or code) for another name or a wrong proof; `conflict` for somebody who has
 *   neither password nor second factor; `too_many_attempts`; `forbidden`
 */
export async function deleteOrganization(ctx: Ctx, input: DeleteOrganization): Promise<void> {
  requirePermission(ctx, "organization:update");
  const settings = await getSettings(ctx);
  if (input.name !== settings.name) {
    throw new AppError("invalid_input", `The organization's name is ${settings.name}.`, { field: "name" });
  }
  await requireProof(ctx, settings, input);
  await closeOrganization(ctx, settings);
  const { people, connectors, slug } = settings;
  const { organizationId, requestId } = ctx;
  log.warn(
    { organizationId, slug, people, connectors, by: ownUserId(ctx), requestId },
    "an admin deleted the organization",
  );
  await eraseOrganization(organizationId).catch((error: unknown) => {
    log.error({ err: error, organizationId }, "a deleted organization is not erased yet; the hourly job goes on");
  });
}

async function requireProof(ctx: Ctx, { proof }: OrganizationSettings, input: DeleteOrganization): Promise<void> {
  const userId = ownUserId(ctx);
  const { organizationId } = ctx;
  if (proof === null) {
    throw new AppError(
      "conflict",
      "You have neither a password nor a second factor here to prove yourself with. Set up a second factor in your profile first.",
    );
  }
  await countProof(organizationId, userId, async () => {
    if (proof === "code") {
      const shown = { organizationId, userId, code: input.code ?? "", now: ctx.now() };
      if (await withOrganization(organizationId, (tx) => proveSecondFactor(tx, shown))) return;
      throw new AppError("invalid_input", "This code is wrong, or was used already.", { field: "code" });
    }
    const stored = await readStoredPassword(organizationId, userId);
    if (stored !== null && (await verifyPassword(stored.hash, input.password ?? ""))) return;
    throw new AppError("invalid_input", "This is not your password.", { field: "password" });
  });
}

/** Everything that opens the organization to anybody, people and machines. */
const waysIn = [
  "session",
  "one_time_link",
  "password",
  "identity",
  "app_artifact",
  "setup_link",
  "sign_in_secret",
  "connector_sign_in",
  "credential",
];

async function closeOrganization(
  ctx: Ctx,
  { id, name, slug, people, connectors }: OrganizationSettings,
): Promise<void> {
  await mutate(ctx, "organization:update", async (tx: Tx) => {
    await tx.query("update organization set deleted_at = $2 where id = $1", [id, ctx.now()]);
    for (const table of waysIn) await tx.query(`delete from ${table} where organization_id = $1`, [id]);
    return {
      value: undefined,
      change: {
        action: "organization.delete",
        target: { type: "Organization", id, name },
        before: { slug, people, connectors },
        after: null,
      },
    };
  });
}
