"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ToolkitCard } from "@/components/billing/toolkit-card";
import { UserTypeTable } from "@/components/billing/user-type-table";
import { slowLiveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/skeleton";
import { billingQueries } from "@/lib/organizations/queries";

export function BillingPage({ slug }: { readonly slug: string }) {
  const common = useTranslations("common");
  const { data: billing, error, refetch } = useQuery({ ...billingQueries.get(slug), refetchInterval: slowLiveMs });
  return (
    <>
      <SectionHeader page="billing" />
      {billing ? (
        <>
          <ToolkitCard slug={slug} billing={billing} />
          <UserTypeTable userTypes={billing.userTypes} />
        </>
      ) : error ? (
        <ErrorState
          title={error.message}
          action={<Button onClick={() => void refetch()}>{common("tryAgain")}</Button>}
        />
      ) : (
        <ListSkeleton />
      )}
    </>
  );
}
