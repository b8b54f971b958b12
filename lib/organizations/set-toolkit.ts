import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getBilling } from "@/lib/organizations/get-billing";
import type { Billing, SetToolkit } from "@/lib/organizations/schemas";

/**
 * Switches Enterprise Toolkit on or off. Off, the next SCIM request is answered 403; connectors and people stay as they are.
 *
 * @throws AppError `forbidden`, also while the operator manages it for the whole installation
 */
export function setToolkit(ctx: Ctx, input: SetToolkit): Promise<Billing> {
  return mutate(ctx, "organization:update", async (tx) => {
    if (env().USHER_ENTERPRISE_TOOLKIT !== "admins") {
      throw new AppError(
        "forbidden",
        "Enterprise Toolkit is managed by your operator for this whole installation. Ask them to change it.",
        { field: "toolkit" },
      );
    }
    const rows = await tx.query<{ name: string }>(
      "update organization set toolkit = $2 where id = $1 and toolkit <> $2 returning name",
      [ctx.organizationId, input.toolkit],
    );
    const changed = rows[0];
    return {
      value: await getBilling(ctx),
      change:
        changed === undefined
          ? null
          : {
              action: "organization.update",
              target: { type: "Organization", id: ctx.organizationId, name: changed.name },
              before: { toolkit: !input.toolkit },
              after: { toolkit: input.toolkit },
            },
    };
  });
}
