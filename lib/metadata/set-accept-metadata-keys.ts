import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { AcceptMetadataKeys } from "@/lib/metadata/schemas";

/** Sets whether a key that nobody declared is declared when Entra first sends it. */
export function setAcceptMetadataKeys(ctx: Ctx, input: AcceptMetadataKeys): Promise<AcceptMetadataKeys> {
  return mutate(ctx, "metadata:update", async (tx) => {
    const rows = await tx.query<{ name: string }>(
      `update organization set accept_metadata_keys = $2
       where id = $1 and accept_metadata_keys <> $2 returning name`,
      [ctx.organizationId, input.accept],
    );
    const changed = rows[0];
    return {
      value: input,
      change:
        changed === undefined
          ? null
          : {
              action: "organization.update",
              target: { type: "Organization", id: ctx.organizationId, name: changed.name },
              before: { acceptMetadataKeys: !input.accept },
              after: { acceptMetadataKeys: input.accept },
            },
    };
  });
}
