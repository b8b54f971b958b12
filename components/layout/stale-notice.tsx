"use client";

import { type Query, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { timeOf } from "@/components/ui/time-tags";

const stale = {
  type: "active",
  predicate: ({ state }: Query) => state.status === "error" && state.data !== undefined,
} as const;

/** Once for the whole page: what it shows could not be read again, so it may have changed since. */
export function StaleNotice() {
  const t = useTranslations("layout");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const cache = queryClient.getQueryCache();
  const failed = () => cache.findAll(stale);
  // The error is the same object until the next answer, as a snapshot has to be.
  const error = useSyncExternalStore(
    useCallback((onChange: () => void) => cache.subscribe(onChange), [cache]),
    () => failed()[0]?.state.error ?? null,
    () => null,
  );
  if (error === null) return null;
  const since = Math.min(...failed().map(({ state }) => state.dataUpdatedAt));
  return (
    <div role="alert" className="mx-auto mb-6 w-full max-w-[1600px]">
      <Callout
        kind="warning"
        title={error.message}
        action={<Button onClick={() => void queryClient.refetchQueries(stale)}>{common("tryAgain")}</Button>}
      >
        {t.rich("stale", { time: timeOf(new Date(since).toISOString()) })}
      </Callout>
    </div>
  );
}
