"use client";

import { useQuery } from "@tanstack/react-query";
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
  const query = useQuery({ ...credentialQueries.list(slug, holder), refetchInterval: liveMs });
  const { data } = query;
  const mayCreate = useMay("credential:create");
  return (
    <Card
      title="Bearer tokens"
      action={
        mayCreate && <NewCredential kind="service_token" words="Add bearer token" title="Add bearer token" primary />
      }
    >
      {data?.length === 0 && (
        <p className="text-muted">No token yet. Two or more may live at once, so that a rotation leaves no gap.</p>
      )}
      {data && data.length > 0 && <CredentialRows credentials={data} />}
      {!data && (
        <Unread query={query}>
          <Skeleton className="h-24 w-full" />
        </Unread>
      )}
    </Card>
  );
}
