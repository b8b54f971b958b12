"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
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
import { countOf } from "@/lib/utils/format";

const people: HolderPath = { kind: "people" };
const columns = { living: apiTokenColumns(false), ended: apiTokenColumns(true) };

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
  const query = useQuery({ ...credentialQueries.list(slug, people), refetchInterval: liveMs });
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No API token yet.">
        API tokens let scripts do what you can do here. Each shows who used it last.
      </EmptyState>
    );
  }
  const living = data.filter((it) => !hasEnded(it));
  const ended = data.filter(hasEnded);
  return (
    <div className="flex flex-col gap-4">
      {living.length === 0 ? (
        <p className="text-muted">No API token works at the moment.</p>
      ) : (
        <DataTable caption="API tokens" columns={columns.living} rows={living} rowId={(it) => it.id} />
      )}
      {ended.length > 0 && (
        <Disclosure summary={countOf(ended.length, "ended one", "ended ones")}>
          <DataTable caption="Ended API tokens" columns={columns.ended} rows={ended} rowId={(it) => it.id} />
        </Disclosure>
      )}
    </div>
  );
}

function hasEnded({ status }: CredentialDto): boolean {
  return status === "revoked" || status === "expired";
}
