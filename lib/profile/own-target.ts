import type { Change } from "@/lib/audit/change";
import type { Ctx } from "@/lib/context";

/** The person who acts, as the target of their own change. */
export function ownTarget({ actor }: Ctx, userId: string): Change["target"] {
  return { type: "User", id: userId, name: actor.name };
}
