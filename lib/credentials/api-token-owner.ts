import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** The person whom an API token made by `ctx` belongs to. @throws AppError `forbidden` when no person acts */
export async function ownerOf(tx: Tx, ctx: Ctx): Promise<{ readonly id: string; readonly name: string }> {
  const id = ctx.actor.kind === "apiToken" ? ctx.actor.ownerId : ctx.actor.kind === "user" ? ctx.actor.id : null;
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, coalesce(display_name, user_name) as name from "user" where organization_id = $1 and id = $2 for key share`,
    [ctx.organizationId, id],
  );
  const [owner] = rows;
  if (owner !== undefined) return owner;
  throw new AppError(
    "forbidden",
    "An API token belongs to a person and ends with them. Let a person make it, or add a token to a service account.",
  );
}
