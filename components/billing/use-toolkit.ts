"use client";

import { useQuery } from "@tanstack/react-query";
import { slowLiveMs } from "@/components/layout/live";
import { useMay } from "@/components/layout/viewer-provider";
import { billingQueries } from "@/lib/organizations/queries";
import type { Billing } from "@/lib/organizations/schemas";

/** Enterprise Toolkit, for pages about what it unlocks; undefined while nobody knows, and for people who may not. */
export function useToolkit(slug: string): Billing["toolkit"] | undefined {
  const mayRead = useMay("organization:update");
  const { data } = useQuery({ ...billingQueries.get(slug), enabled: mayRead, refetchInterval: slowLiveMs });
  return data?.toolkit;
}
