"use client";

import Link from "next/link";
import { useMay } from "@/components/layout/viewer-provider";
import { CureLink } from "@/components/request-log/cure-link";
import { Button } from "@/components/ui/button";
import type { RequestListItem } from "@/lib/request-log/schemas";

interface RequestCureProps {
  readonly slug: string;
  readonly request: RequestListItem;
  readonly cure: string;
}

/** The sentence, and the button to the place where it is done, if that place is here. */
export function RequestCure({ slug, request, cure }: RequestCureProps) {
  const mayVerify = useMay("domain:create");
  const domain = mayVerify ? domainOf(request) : null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 basis-60">{cure}</p>
      <CureLink slug={slug} connectorId={request.connectorId} causeCode={request.causeCode} />
      {domain && (
        <Button asChild>
          <Link href={`/o/${slug}/security/domains?add=${encodeURIComponent(domain)}`}>Verify domain</Link>
        </Button>
      )}
    </div>
  );
}

/** The domain that is not verified: the cause begins with it, where there is one. */
function domainOf({ causeCode, cause }: RequestListItem): string | null {
  if (causeCode !== "domain_unverified") return null;
  return /^(\S+) is not verified/.exec(cause ?? "")?.[1] ?? null;
}
