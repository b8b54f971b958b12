import type { PersonSession } from "@/lib/auth/find-session";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";

/** Ends one's own sign-in in an app at once, on every server. @throws AppError `not_found`, also for somebody else's */
export async function endOwnAppSession(session: PersonSession, id: string): Promise<void> {
  const ended = await withOrganization(session.organization.id, (tx) =>
    tx.query("delete from app_artifact where organization_id = $1 and user_id = $2 and grant_hash = $3 returning 1", [
      session.organization.id,
      session.user.id,
      id,
    ]),
  );
  if (ended.length === 0) throw new AppError("not_found", "This sign-in has ended already.");
}
