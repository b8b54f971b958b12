import { cache } from "react";
import { getCtx } from "@/lib/auth/session";
import { getGroup } from "@/lib/groups/get-group";
import type { GroupDetail } from "@/lib/groups/schemas";
import { idOrLeave, readOrLeave } from "../../read";

/** One look-up for the title and the page. */
export const readGroup = cache(async (slug: string, groupId: string): Promise<GroupDetail> => {
  const ctx = await getCtx(slug);
  return readOrLeave(() => getGroup(ctx, idOrLeave(groupId)));
});
