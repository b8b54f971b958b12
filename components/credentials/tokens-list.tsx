"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { NewToken } from "@/components/credentials/new-token";
import { TokenActions } from "@/components/credentials/token-actions";
import { TokenStatus } from "@/components/credentials/token-status";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { connectorQueries } from "@/lib/connectors/queries";
import { credentialQueries } from "@/lib/credentials/queries";
import type { CredentialDto } from "@/lib/credentials/schemas";

interface TokensListProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** The bearer tokens of a connector. Two or more may live at once, so that a rotation leaves no gap. */
export function TokensList({ slug, connectorId }: TokensListProps) {
  const query = useQuery({
    ...credentialQueries.list(slug, { kind: "connector", id: connectorId }),
    refetchInterval: liveMs,
  });
  const tokens = query.data;
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const mayWrite = useMay("credential:create");
  if (!tokens) return <Unread query={query} />;
  if (!connector) return null;
  return (
    <Card
      title="Tokens"
      action={
        mayWrite && <NewToken slug={slug} connectorId={connectorId} tenantUrl={connector.tenantUrl} words="New token" />
      }
    >
      {tokens.length === 0 ? (
        <EmptyState icon={KeyRound} title="No token yet.">
          Entra shows a token with each request, so that Usher knows it is your Entra. Generate one, then paste it into{" "}
          <b>Secret token</b> there.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border">
          {tokens.map((token) => (
            <li
              key={token.id}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0"
            >
              <TokenFacts token={token} />
              {mayWrite && <TokenActions slug={slug} connectorId={connectorId} token={token} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function TokenFacts({ token }: { readonly token: CredentialDto }) {
  return (
    <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="font-semibold">{token.name}</bdi>
        <TokenStatus token={token} />
        <span className="font-mono text-mono text-muted">{token.prefix}…</span>
      </div>
      {token.description && <p className="text-muted">{token.description}</p>}
      <p>
        {token.lastUsedAt ? (
          <>
            Used by Entra <Time at={token.lastUsedAt} />
            {token.lastUsedFrom && ` from ${token.lastUsedFrom}`}
          </>
        ) : (
          "Never used"
        )}
      </p>
      <p className="text-muted text-xs">
        Created <Time at={token.createdAt} /> by {token.createdBy} · <Expiry token={token} />
      </p>
    </div>
  );
}

function Expiry({ token }: { readonly token: CredentialDto }) {
  if (!token.expiresAt) return <>never expires</>;
  return (
    <>
      {token.status === "expired" ? "expired" : "expires"} <Time at={token.expiresAt} />
    </>
  );
}
