"use client";

import { useQuery } from "@tanstack/react-query";
import { slowLiveMs } from "@/components/layout/live";
import { useMay } from "@/components/layout/viewer-provider";
import { billingQueries } from "@/lib/organizations/queries";

/** Whether the organization is known to lack Enterprise Toolkit, for pages about what it unlocks. */
export function useToolkitOff(slug: string): boolean {
  const mayRead = useMay("organization:update");
  const { data } = useQuery({ ...billingQueries.get(slug), enabled: mayRead, refetchInterval: slowLiveMs });
  return data?.toolkit.on === false;
}
