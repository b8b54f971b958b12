"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { apiTokenColumns } from "@/components/api-tokens/api-token-columns";
import { NewApiToken } from "@/components/api-tokens/new-api-token";
import { CredentialDesk } from "@/components/credentials/credential-desk";
import { liveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { credentialQueries, type HolderPath } from "@/lib/credentials/queries";
import type { CredentialDto } from "@/lib/credentials/schemas";

const people: HolderPath = { kind: "people" };

interface ApiTokensPageProps {
  readonly slug: string;
  readonly origin: string;
}

export function ApiTokensPage({ slug, origin }: ApiTokensPageProps) {
  return (
    <CredentialDesk slug={slug} holder={people} origin={origin}>
      <SectionHeader page="apiTokens" actions={<NewApiToken />} />
      <Tokens slug={slug} />
    </CredentialDesk>
  );
}

function Tokens({ slug }: { readonly slug: string }) {
  const t = useTranslations("apiTokens");
  const columns = useMemo(() => ({ living: apiTokenColumns(t, false), ended: apiTokenColumns(t, true) }), [t]);
  const query = useQuery({ ...credentialQueries.list(slug, people), refetchInterval: liveMs });
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={t("empty.title")}>
        {t("empty.text")}
      </EmptyState>
    );
  }
  const living = data.filter((it) => !hasEnded(it));
  const ended = data.filter(hasEnded);
  return (
    <div className="flex flex-col gap-4">
      {living.length === 0 ? (
        <p className="text-muted">{t("noneLive")}</p>
      ) : (
        <DataTable caption={t("caption")} columns={columns.living} rows={living} rowId={(it) => it.id} />
      )}
      {ended.length > 0 && (
        <Disclosure summary={t("ended", { count: ended.length })}>
          <DataTable caption={t("endedCaption")} columns={columns.ended} rows={ended} rowId={(it) => it.id} />
        </Disclosure>
      )}
    </div>
  );
}

function hasEnded({ status }: CredentialDto): boolean {
  return status === "revoked" || status === "expired";
}
