"use client";

import { CureLink } from "@/components/request-log/cure-link";
import type { RequestListItem } from "@/lib/request-log/schemas";

interface RequestCureProps {
  readonly slug: string;
  readonly request: RequestListItem;
  readonly cure: string;
}

/** The sentence, and the button to the place where it is done, if that place is here. */
export function RequestCure({ slug, request, cure }: RequestCureProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 basis-60">{cure}</p>
      <CureLink slug={slug} connectorId={request.connectorId} causeCode={request.causeCode} cause={request.cause} />
    </div>
  );
}
