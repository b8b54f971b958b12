"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { PeopleNames } from "@/components/mapping/people-names";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { connectorQueries } from "@/lib/connectors/queries";
import type { SettingsPreview } from "@/lib/connectors/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

interface DomainsEffectProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** Who would be refused if only people of verified domains were taken, before that is saved. */
export function DomainsEffect({ slug, connectorId }: DomainsEffectProps) {
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
        Whoever is here stays, and can be changed, deactivated and deleted: only new people and new addresses are
        judged. A verified domain does not cover its subdomains.{" "}
        <Link href={`/o/${slug}/security/domains`} className="rounded-badge text-accent-text underline">
          Open Domains
        </Link>
      </p>
    </div>
  );
}

function Effect({ preview }: { readonly preview: SettingsPreview }) {
  const { people: all, unverified } = preview;
  if (unverified.verified === 0) {
    return <p className="font-medium text-warning">No domain is verified yet, so everybody new would be refused.</p>;
  }
  if (unverified.people.count === 0) {
    return <p>Nobody of the {countOf(all, "person", "people")} of this connector would be refused today.</p>;
  }
  return (
    <>
      <p className="font-medium">
        {formatNumber(unverified.people.count)} of {countOf(all, "person", "people")} would be refused today:{" "}
        {unverified.domains
          .map(({ domain, people }) => `${domain ?? "without a domain"} (${formatNumber(people)})`)
          .join(", ")}
        .
      </p>
      <details className="text-muted">
        <summary className="w-fit py-1 text-accent-text underline">Show names</summary>
        <PeopleNames people={unverified.people} />
      </details>
    </>
  );
}
