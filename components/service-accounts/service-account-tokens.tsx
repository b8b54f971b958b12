"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CredentialRows } from "@/components/credentials/credential-rows";
import { NewCredential } from "@/components/credentials/new-credential";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { credentialQueries, type HolderPath } from "@/lib/credentials/queries";

interface ServiceAccountTokensProps {
  readonly slug: string;
  readonly holder: HolderPath;
}

export function ServiceAccountTokens({ slug, holder }: ServiceAccountTokensProps) {
  const t = useTranslations("serviceAccounts.tokens");
  const query = useQuery({ ...credentialQueries.list(slug, holder), refetchInterval: liveMs });
  const { data } = query;
  const mayCreate = useMay("credential:create");
  return (
    <Card
      title={t("title")}
      action={mayCreate && <NewCredential kind="service_token" words={t("add")} title={t("add")} primary />}
    >
      {data?.length === 0 && <p className="text-muted">{t("none")}</p>}
      {data && data.length > 0 && <CredentialRows credentials={data} />}
      {!data && (
        <Unread query={query}>
          <Skeleton className="h-24 w-full" />
        </Unread>
      )}
    </Card>
  );
}
