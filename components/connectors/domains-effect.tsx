"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PeopleNames } from "@/components/mapping/people-names";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { connectorQueries } from "@/lib/connectors/queries";
import type { SettingsPreview } from "@/lib/connectors/schemas";

interface DomainsEffectProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** Who would be refused if only people of verified domains were taken, before that is saved. */
export function DomainsEffect({ slug, connectorId }: DomainsEffectProps) {
  const t = useTranslations("connectors.domainsEffect");
  const { data, error } = useQuery(connectorQueries.preview(slug, connectorId, { verifiedDomainsOnly: true }));
  return (
    <div role="status" className="flex flex-col gap-2 rounded-card border border-border bg-sunken p-4 sm:ml-6">
      {data ? (
        <Effect preview={data} />
      ) : error ? (
        <Callout kind="danger">{error.message}</Callout>
      ) : (
        <Skeleton className="h-10" />
      )}
      <p className="text-muted">
        {t("whoStays")}{" "}
        <Link href={`/o/${slug}/security/domains`} className="rounded-badge text-accent-text underline">
          {t("openDomains")}
        </Link>
      </p>
    </div>
  );
}

function Effect({ preview }: { readonly preview: SettingsPreview }) {
  const t = useTranslations("connectors.domainsEffect");
  const { people: all, unverified } = preview;
  if (unverified.verified === 0) {
    return <p className="font-medium text-warning">{t("noneVerified")}</p>;
  }
  if (unverified.people.count === 0) {
    return <p>{t("nobody", { all })}</p>;
  }
  const domains = unverified.domains
    .map(({ domain, people }) => (domain === null ? t("withoutDomain", { people }) : t("domain", { domain, people })))
    .join(", ");
  return (
    <>
      <p className="font-medium">{t("refused", { refused: unverified.people.count, all, domains })}</p>
      <details className="text-muted">
        <summary className="w-fit py-1 text-accent-text underline">{t("showNames")}</summary>
        <PeopleNames people={unverified.people} />
      </details>
    </>
  );
}
