"use client";

import Link from "next/link";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";

interface CureLinkProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly causeCode: string | null;
}

/** The button to the place where a cause is cured, if that place is here and one may open it. */
export function CureLink({ slug, connectorId, causeCode }: CureLinkProps) {
  const mayOpen = useMay("connector:read");
  const place = mayOpen && causeCode ? places[causeCode] : undefined;
  if (!place) return null;
  const href = place.ofOrganization ? place.path : `/integrations/${connectorId}${place.path}`;
  return (
    <Button asChild>
      <Link href={`/o/${slug}${href}`}>{place.words}</Link>
    </Button>
  );
}

const credentials = { path: "/credentials", words: "Open credentials" };

interface Place {
  readonly path: string;
  readonly words: string;
  /** Otherwise the path is below the connector's. */
  readonly ofOrganization?: true;
}

/** Cause code (SCREENS §3.5) → the page where it is cured. */
const places: Readonly<Record<string, Place>> = {
  toolkit_missing: { path: "/billing", words: "Open Billing", ofOrganization: true },
  provisioning_off: { path: "", words: "Open connector" },
  url_without_id: { path: "", words: "Open Tenant URL" },
  no_credential: credentials,
  bearer_twice: credentials,
  secret_blank: credentials,
  token_damaged: credentials,
  token_unknown: credentials,
  token_expired: credentials,
  token_disabled: credentials,
  token_revoked: credentials,
  token_other_connector: credentials,
  token_other_kind: credentials,
  user_name: credentials,
  client_unknown: credentials,
  client_secret: credentials,
  assertion_issuer: credentials,
  assertion_audience: credentials,
  assertion_subject: credentials,
  account_disabled: { path: "/security/service-accounts", words: "Open service accounts", ofOrganization: true },
};
