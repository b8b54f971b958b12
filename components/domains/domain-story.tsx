"use client";

import { useTranslations } from "next-intl";
import { useNow } from "@/components/ui/time";
import { timeOf } from "@/components/ui/time-tags";
import { useFormat } from "@/components/ui/use-format";
import { type DomainItem, domainGraceDays } from "@/lib/domains/schemas";
import { wholeDays } from "@/lib/utils/time";

/** What the state of a domain means, in one or two sentences. */
export function DomainStory({ domain }: { readonly domain: DomainItem }) {
  const t = useTranslations("domains.story");
  const format = useFormat();
  const now = useNow();
  if (domain.lostAt !== null && domain.refusesFrom !== null) {
    const days = domain.state === "verified" ? Math.max(1, wholeDays(now, domain.refusesFrom)) : 0;
    return t("lost", { date: format.date(domain.lostAt), people: domain.people, days });
  }
  if (domain.state === "verified") return t.rich("verified", { time: timeOf(domain.verifiedAt) });
  if (domain.state === "failed") return t("failed", { days: domainGraceDays });
  return t(domain.answer === null ? "publish" : "notFound", { days: domainGraceDays });
}
