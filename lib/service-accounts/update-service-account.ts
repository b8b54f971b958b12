import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { requireGrantableRoles } from "@/lib/service-accounts/require-service-roles";
import type { ServiceAccountDto, UpdateServiceAccount } from "@/lib/service-accounts/schemas";
import {
  readServiceAccount,
  serviceAccountSnapshot,
  toServiceAccountDto,
} from "@/lib/service-accounts/service-account-row";
import { takenName } from "@/lib/service-accounts/taken-name";

/**
 * Changes a service account. Its tokens follow with their next request: fewer roles, or none at all while it is disabled.
 *
 * @throws AppError `not_found`; `conflict` for a taken name (field name) and for an edit of an older version (field version);
 *   `forbidden` for roles that may do more than whoever asks
 */
export async function updateServiceAccount(
  ctx: Ctx,
  id: string,
  input: UpdateServiceAccount,
): Promise<ServiceAccountDto> {
  return await takenName(input.name ?? "", () =>
    mutate(ctx, "serviceAccount:update", async (tx) => {
      const before = await readServiceAccount(tx, ctx, id, "for update of a");
      await requireVersion(tx, ctx.organizationId, before, input.version);
      const roles = [...(input.roles ?? before.roles)];
      // What was disabled may be disabled because it leaked, so waking it up is giving all that it may do.
      const wakes = input.active === true && !before.active;
      requireGrantableRoles(
        ctx,
        roles.filter((role) => wakes || !before.roles.includes(role)),
      );
      const after = {
        ...before,
        name: input.name ?? before.name,
        description: input.description === undefined ? before.description : input.description || null,
        roles,
        active: input.active ?? before.active,
        version: before.version + 1,
      };
      const [was, is] = [serviceAccountSnapshot(before), serviceAccountSnapshot(after)];
      if (JSON.stringify(was) === JSON.stringify(is)) return { value: toServiceAccountDto(before), change: null };
      await tx.query(
        `update service_account set name = $3, name_key = usher_fold($3), description = $4, roles = $5::text[], active = $6,
           version = $7
         where organization_id = $1 and id = $2`,
        [ctx.organizationId, id, after.name, after.description, after.roles, after.active, after.version],
      );
      return {
        value: toServiceAccountDto(after),
        change: {
          action: "service_account.update",
          target: { type: "ServiceAccount", id, name: after.name },
          before: was,
          after: is,
        },
      };
    }),
  );
}
