import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";
import { type UserFields, type UserRecord, userLabel, userProfile } from "@/lib/users/user";
import { fieldParams } from "@/lib/users/user-row";

/**
 * Creates a user of the organization. One that comes through a connector belongs to it and signs in by `sso`.
 *
 * @throws AppError `conflict` (field userName) when another user has that name in any spelling of upper and lower case
 */
export async function createUser(ctx: Ctx, fields: UserFields): Promise<UserRecord> {
  const connectorId = ctx.actor.kind === "connector" ? ctx.actor.id : null;
  const id = uuidv7();
  try {
    return await mutate(ctx, "user:write", async (tx) => {
      const now = ctx.now();
      await tx.query(
        `insert into "user" (organization_id, id, connector_id, login_method, version, created_at, updated_at,
           user_name, user_name_key, external_id, active, display_name, user_type, primary_email, primary_email_key, attributes)
         values ($1, $2, $3, $4, 1, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb)`,
        [ctx.organizationId, id, connectorId, connectorId === null ? "builtin" : "sso", now, ...fieldParams(fields)],
      );
      return {
        value: { ...fields, id, connectorId, accessRole: null, version: 1, createdAt: now, updatedAt: now, groups: [] },
        change: {
          action: "user.create",
          target: { type: "User", id, name: userLabel(fields) },
          before: null,
          after: userProfile(fields),
        },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw userNameTaken(fields.userName, error);
    throw error;
  }
}

/** The refusal that `createUser` and `updateUser` share. */
export function userNameTaken(userName: string, cause: unknown): AppError {
  return new AppError(
    "conflict",
    `Another user already has the user name ${userName} (upper and lower case count as equal). Look it up with filter=userName eq, and update that user instead.`,
    { field: "userName", cause },
  );
}
