import { randomBytes } from "node:crypto";
import { withOrganization } from "@/lib/db/with-organization";
import { addDomain } from "@/lib/domains/add-domain";
import type { DomainDto } from "@/lib/domains/schemas";
import type { TestOrganization } from "@/tests/support/make-organization";

/** A name that nobody has yet. */
export function freshDomain(): string {
  return `d-${randomBytes(6).toString("hex")}.example`;
}

/** A domain that DNS proved, as far as the database knows; `lostDays` ago its record went away. */
export async function makeVerifiedDomain(
  organization: Pick<TestOrganization, "id" | "ctx">,
  name = freshDomain(),
  { lostDays = null }: { readonly lostDays?: number | null } = {},
): Promise<DomainDto> {
  const domain = await addDomain(organization.ctx(), { name });
  await withOrganization(organization.id, (tx) =>
    tx.query(
      `update domain set state = 'verified', answer = 'found', verified_at = now(), last_checked_at = now(),
         lost_at = now() - make_interval(hours => ($3::float8 * 24)::int), next_check_at = now() + interval '1 day'
       where organization_id = $1 and id = $2`,
      [organization.id, domain.id, lostDays],
    ),
  );
  return domain;
}
