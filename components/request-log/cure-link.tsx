"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { causePlaces, isCauseCode, pathOfPlace } from "@/components/problems/cause-places";
import { Button } from "@/components/ui/button";

interface CureLinkProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly causeCode: string | null;
  readonly cause: string | null;
}

/** The button to the place where a cause is cured, if that place is here and one may open it. */
export function CureLink({ slug, connectorId, causeCode, cause }: CureLinkProps) {
  const t = useTranslations("causes.open");
  const mayOpen = useMay("connector:read");
  const mayVerify = useMay("domain:create");
  const domain = mayVerify && causeCode === "domain_unverified" ? domainOf(cause) : null;
  const place = mayOpen && causeCode && isCauseCode(causeCode) ? causePlaces[causeCode] : null;
  if (place === null) return null;
  return (
    <Button asChild>
      {domain === null ? (
        <Link href={`/o/${slug}${pathOfPlace(place, connectorId)}`}>{t(place.opens)}</Link>
      ) : (
        <Link href={`/o/${slug}/security/domains?add=${encodeURIComponent(domain)}`}>{t("verifyDomain")}</Link>
      )}
    </Button>
  );
}

/** The domain that is not verified: the cause begins with it, where there is one. */
function domainOf(cause: string | null): string | null {
  return /^(\S+) is not verified/.exec(cause ?? "")?.[1] ?? null;
}
