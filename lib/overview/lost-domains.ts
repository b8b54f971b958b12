import { domainToUnicode } from "node:url";
import type { Tx } from "@/lib/db/transaction";
import { graceEnd } from "@/lib/domains/judge-answer";
import type { AttentionItem } from "@/lib/overview/schemas";
import { shortDate } from "@/lib/utils/time";

interface LostDomain {
  readonly id: string;
  readonly name: string;
  readonly state: "verified" | "failed";
  readonly lost_at: Date;
}

/** Domains whose record was there and is gone, the oldest loss first. */
export async function findLostDomains(tx: Tx, organizationId: string): Promise<readonly AttentionItem[]> {
  const rows = await tx.query<LostDomain>(
    `select d.id, d.name, d.state, d.lost_at from domain d
     where d.organization_id = $1 and d.lost_at is not null order by d.lost_at`,
    [organizationId],
  );
  return rows.map(({ id, name, state, lost_at }) => ({
    severity: state === "failed" ? "danger" : "warning",
    text: `The DNS record of ${domainToUnicode(name)} is gone since ${shortDate(lost_at.toISOString())}. ${
      state === "failed"
        ? "New people under it are refused where a connector takes verified domains only."
        : `From ${shortDate(graceEnd(lost_at).toISOString())} on, new people under it are refused where a connector takes verified domains only.`
    }`,
    href: `/security/domains?open=${id}`,
    action: "Open domain",
  }));
}
