import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { GroupRecord } from "@/lib/groups/group";

/**
 * A group belongs to the connector that made or adopted it: neither a person, nor a token, nor another connector changes it.
 *
 * @throws AppError `conflict`
 */
export function requireOwner(ctx: Ctx, group: GroupRecord): void {
  if (group.connectorId === null || ctx.actor.kind === "system") return;
  if (ctx.actor.kind !== "connector") throw ownedByEntra(group);
  if (group.connectorId !== ctx.actor.id) throw ownedByAnother(group);
}

function ownedByAnother(group: GroupRecord): AppError {
  return new AppError(
    "conflict",
    `The group ${group.displayName} belongs to another connector of this organization. Take it out of this app's scope in Entra, or match groups by externalId.`,
    { reason: "other_connector" },
  );
}

function ownedByEntra(group: GroupRecord): AppError {
  return new AppError(
    "conflict",
    `Entra owns the group ${group.displayName} and its members. Change them there; they arrive with the next cycle.`,
    { field: "displayName", reason: "owned_by_entra" },
  );
}
