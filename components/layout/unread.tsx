"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/skeleton";

interface UnreadProps {
  readonly query: { readonly error: Error | null; readonly refetch: () => unknown };
  /** How many rows the list skeleton has. */
  readonly rows?: number;
  /** The skeleton of what is no list. */
  readonly children?: ReactNode;
}

/** Where a read has no data: the skeleton of what is coming, or why it does not come and another try. */
export function Unread({ query, rows, children }: UnreadProps) {
  const common = useTranslations("common");
  if (query.error === null) return children ?? <ListSkeleton rows={rows} />;
  return (
    <ErrorState
      title={query.error.message}
      action={<Button onClick={() => query.refetch()}>{common("tryAgain")}</Button>}
    />
  );
}
