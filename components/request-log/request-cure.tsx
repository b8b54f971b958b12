"use client";

import Link from "next/link";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import type { RequestListItem } from "@/lib/request-log/schemas";

interface RequestCureProps {
  readonly slug: string;
  readonly request: RequestListItem;
  readonly cure: string;
}

/** The sentence, and the button to the place where it is done, if that place is here. */
export function RequestCure({ slug, request, cure }: RequestCureProps) {
  const mayOpen = useMay("connector:read");
  const mayVerify = useMay("domain:create");
  const domain = mayVerify ? domainOf(request) : null;
  const place = mayOpen ? cureAt(request) : null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 basis-60">{cure}</p>
      {place && (
        <Button asChild>
          <Link href={`/o/${slug}${place.path}`}>{place.words}</Link>
        </Button>
      )}
      {domain && (
        <Button asChild>
          <Link href={`/o/${slug}/security/domains?add=${encodeURIComponent(domain)}`}>Verify domain</Link>
        </Button>
      )}
    </div>
  );
}

function cureAt(request: RequestListItem): { readonly path: string; readonly words: string } | null {
  const { causeCode } = request;
  const connector = `/integrations/${request.connectorId}`;
  if (causeCode === "toolkit_missing") return { path: "/billing", words: "Open Billing" };
  if (causeCode === "provisioning_off") return { path: connector, words: "Open connector" };
  if (causeCode === "url_without_id") return { path: connector, words: "Open Tenant URL" };
  if (causeCode?.startsWith("token_") || causeCode === "secret_blank" || causeCode === "bearer_twice") {
    return { path: `${connector}/credentials`, words: "Open tokens" };
  }
  return null;
}

/** The domain that is not verified: the cause begins with it, where there is one. */
function domainOf({ causeCode, cause }: RequestListItem): string | null {
  if (causeCode !== "domain_unverified") return null;
  return /^(\S+) is not verified/.exec(cause ?? "")?.[1] ?? null;
}
