"use client";

import { useState } from "react";
import type { BulkTarget } from "@/components/users/use-bulk-run";
import type { UserFilters } from "@/lib/users/schemas";
import type { Page } from "@/lib/utils/page";

interface Marked {
  /** The filters it was made under; under others it is void. */
  readonly under: string;
  readonly ids: ReadonlySet<string>;
  readonly all: boolean;
}

const nothing: Marked = { under: "", ids: new Set(), all: false };

/** Whom somebody marked: some people, on this page or others, or all who match the filters. */
export function useUserSelection(filters: UserFilters, total: Page<unknown>["total"]) {
  const [stored, setStored] = useState(nothing);
  const under = JSON.stringify(filters);
  const marked = stored.under === under ? stored : nothing;
  const target: BulkTarget = marked.all
    ? { kind: "matching", filters, ...total }
    : { kind: "ids", ids: [...marked.ids], count: marked.ids.size };
  return {
    target,
    selected: marked.ids,
    select: (ids: ReadonlySet<string>) => setStored({ under, ids, all: false }),
    selectAll: () => setStored({ ...marked, under, all: true }),
    clear: () => setStored(nothing),
  };
}
