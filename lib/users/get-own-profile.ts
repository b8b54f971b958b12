import type { PersonSession } from "@/lib/auth/find-session";
import { withOrganization } from "@/lib/db/with-organization";
import type { OwnProfile } from "@/lib/organizations/schemas";
import { readOwnProfile } from "@/lib/users/read-own-profile";

/** The person's own facts, for the page of people without access role. */
export function getOwnProfile(session: PersonSession): Promise<OwnProfile> {
  return withOrganization(session.organization.id, (tx) =>
    readOwnProfile(tx, session.organization.id, session.user.id),
  );
}
