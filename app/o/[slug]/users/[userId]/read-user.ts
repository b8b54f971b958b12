import { cache } from "react";
import { getCtx } from "@/lib/auth/session";
import { getUser } from "@/lib/users/get-user";
import type { UserDetail } from "@/lib/users/schemas";
import { idOrLeave, readOrLeave } from "../../read";

/** One look-up for the title and the page. */
export const readUser = cache(async (slug: string, userId: string): Promise<UserDetail> => {
  const ctx = await getCtx(slug);
  return readOrLeave(() => getUser(ctx, idOrLeave(userId)));
});
