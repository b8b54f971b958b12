import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";

/** Refuses a user type, given by a person, that is none of the organization's. @throws AppError `invalid_input` (field userType) */
export async function requireKnownUserType(ctx: Ctx, userType: string | undefined): Promise<void> {
  if (userType === undefined || userType === "") return;
  const rows = await withOrganization(ctx.organizationId, (tx) =>
    tx.query<{ user_types: string[] }>("select user_types from organization where id = $1", [ctx.organizationId]),
  );
  const known = rows[0]?.user_types ?? [];
  if (known.includes(userType)) return;
  throw new AppError(
    "invalid_input",
    `“${userType}” is no user type here. This organization knows ${known.join(", ")}; an EnterpriseAdmin can name others under Mapping.`,
    { field: "userType" },
  );
}
