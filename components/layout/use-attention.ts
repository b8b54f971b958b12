"use client";

import { useQuery } from "@tanstack/react-query";
import { slowLiveMs } from "@/components/layout/live";
import { usePageLoaded } from "@/components/layout/use-page-loaded";
import { useViewer } from "@/components/layout/viewer-provider";
import { overviewQueries } from "@/lib/overview/queries";
import type { AttentionItem } from "@/lib/overview/schemas";

const none: readonly AttentionItem[] = [];

/** What waits for a human, worst first; read once for all that show it. */
export function useAttention(): readonly AttentionItem[] {
  const { organization } = useViewer();
  const { data } = useQuery({
    ...overviewQueries.attention(organization.slug),
    refetchInterval: 2 * slowLiveMs,
    enabled: usePageLoaded(),
  });
  return data ?? none;
}
