import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { requireGrantableRoles } from "@/lib/service-accounts/require-service-roles";
import type { CreateServiceAccount, ServiceAccountDto } from "@/lib/service-accounts/schemas";
import {
  type ServiceAccountRow,
  serviceAccountSnapshot,
  toServiceAccountDto,
} from "@/lib/service-accounts/service-account-row";
import { takenName } from "@/lib/service-accounts/taken-name";

const most = 200;

/**
 * Creates a service account; without roles it can do nothing yet.
 *
 * @throws AppError `conflict` for a name that another one has (field name) and from 200 accounts on; `forbidden` for roles
 *   that may do more than whoever creates it
 */
export async function createServiceAccount(ctx: Ctx, input: CreateServiceAccount): Promise<ServiceAccountDto> {
  const roles = [...(input.roles ?? [])];
  return await takenName(input.name, () =>
    mutate(ctx, "serviceAccount:create", async (tx) => {
      requireGrantableRoles(ctx, roles);
      const row: ServiceAccountRow = {
        id: uuidv7(),
        name: input.name,
        description: input.description || null,
        roles,
        active: true,
        created_by: ctx.actor.name,
        created_at: ctx.now(),
        version: 1,
        live_tokens: 0,
        last_used_at: null,
      };
      // Who creates at the same time counts one after the other.
      await tx.query("select from organization where id = $1 for no key update", [ctx.organizationId]);
      const counted = await tx.query<{ count: number }>(
        "select count(*)::int as count from service_account where organization_id = $1",
        [ctx.organizationId],
      );
      if ((counted[0]?.count ?? 0) >= most) {
        throw new AppError("conflict", `An organization has at most ${most} service accounts. Delete one first.`);
      }
      await tx.query(
        `insert into service_account (organization_id, id, name, name_key, description, roles, active, created_by, created_at)
         values ($1, $2, $3, usher_fold($3), $4, $5::text[], true, $6, $7)`,
        [ctx.organizationId, row.id, row.name, row.description, roles, row.created_by, row.created_at],
      );
      return {
        value: toServiceAccountDto(row),
        change: {
          action: "service_account.create",
          target: { type: "ServiceAccount", id: row.id, name: row.name },
          before: null,
          after: serviceAccountSnapshot(row),
        },
      };
    }),
  );
}
