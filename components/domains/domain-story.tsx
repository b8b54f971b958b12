"use client";

import { Time, useNow } from "@/components/ui/time";
import { type DomainItem, domainGraceDays } from "@/lib/domains/schemas";
import { countOf } from "@/lib/utils/format";
import { shortDate, wholeDays } from "@/lib/utils/time";

/** What the state of a domain means, in one or two sentences. */
export function DomainStory({ domain }: { readonly domain: DomainItem }) {
  const now = useNow();
  if (domain.lostAt !== null && domain.refusesFrom !== null) {
    const days = Math.max(1, wholeDays(now, domain.refusesFrom));
    return (
      <>
        The record is gone since {shortDate(domain.lostAt)}. {keepers(domain.people)}; new ones are refused
        {domain.state === "verified" ? ` in ${countOf(days, "day")}` : ""} where a connector takes verified domains
        only.
      </>
    );
  }
  if (domain.state === "verified") {
    return (
      <>
        Verified {domain.verifiedAt && <Time at={domain.verifiedAt} />}. Usher looks again each day, so leave the record
        where it is.
      </>
    );
  }
  if (domain.state === "failed") {
    return (
      <>Not found within {domainGraceDays} days, so Usher stopped looking. Publish the record, then check it here.</>
    );
  }
  if (domain.answer === null) {
    return <>Publish the record at your DNS provider. Usher looks for it each hour for {domainGraceDays} days.</>;
  }
  return <>Not found yet. DNS changes need minutes to hours; Usher looks again by itself for {domainGraceDays} days.</>;
}

function keepers(people: number): string {
  if (people === 0) return "Nobody has an address under it";
  return people === 1 ? "1 person keeps access" : `${countOf(people, "person", "people")} keep access`;
}
