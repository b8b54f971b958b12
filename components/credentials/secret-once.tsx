"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { SecretField } from "@/components/credentials/secret-field";
import { liveMs } from "@/components/layout/live";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton, CopyField } from "@/components/ui/copy-field";
import { AlertDialog, Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import type { CreatedCredential } from "@/lib/credentials/schemas";
import { clockTime, shortDate } from "@/lib/utils/time";

interface SecretOnceProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly tenantUrl: string;
  readonly token: CreatedCredential;
  readonly onClosed: () => void;
}

/** Stays open beside Entra. Closing before the secret was copied or used asks first. */
export function SecretOnce({ slug, connectorId, tenantUrl, token, onClosed }: SecretOnceProps) {
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const usedAt = useFirstUse(slug, connectorId, token.id);
  const discard = useDiscard(slug, connectorId, token.id);
  const markCopied = () => setCopied(true);
  const close = () => (copied || usedAt ? onClosed() : setAsking(true));
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title="Token generated" wide>
      <div className="flex flex-col gap-4">
        <Callout kind="warning">Copy it now. Usher keeps only a fingerprint and cannot show it again.</Callout>
        <CopyField stacked label="Tenant URL" value={tenantUrl} />
        <SecretField secret={token.secret} onCopied={markCopied} />
        <p>
          Paste both into Entra &gt; <b>Provisioning</b> &gt; <b>Connectivity</b>, then <b>Test connection</b>.
        </p>
        <FirstUse usedAt={usedAt} />
        <div className="flex flex-wrap items-center justify-between gap-3 border-border border-t pt-4">
          <p className="text-muted">{token.expiresAt ? `Ends ${shortDate(token.expiresAt)}` : "Never ends"} · Active</p>
          <div className="flex gap-2 max-sm:w-full max-sm:[&>button]:flex-1">
            <CopyButton
              value={`Tenant URL: ${tenantUrl}\nSecret token: ${token.secret}`}
              what="Tenant URL and secret token"
              text="Copy both"
              onCopied={markCopied}
            />
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </div>
        </div>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Close without copying?"
        confirm="Discard token"
        cancel="Keep open"
        dangerous
        onConfirm={() => {
          discard();
          onClosed();
        }}
      >
        The token cannot be shown again.
      </AlertDialog>
    </Dialog>
  );
}

function FirstUse({ usedAt }: { readonly usedAt: string | null }) {
  return (
    <p role="status" className="flex items-center gap-2">
      {usedAt ? (
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          <span>
            Used at <span className="tabular">{clockTime(usedAt)}</span>. Now <b>Create</b> in Entra.
          </span>
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-muted [animation-duration:2s]" />
          <span className="text-muted">Waiting for its first use…</span>
        </>
      )}
    </p>
  );
}

function useFirstUse(slug: string, connectorId: string, tokenId: string): string | null {
  const { data } = useQuery({
    ...credentialQueries.list(slug, { kind: "connector", id: connectorId }),
    refetchInterval: liveMs,
  });
  return data?.find((token) => token.id === tokenId)?.lastUsedAt ?? null;
}

/** A token that nobody holds is of no use to anyone, so it ends. */
function useDiscard(slug: string, connectorId: string, tokenId: string): () => void {
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: credentialMutations.revoke(slug, { kind: "connector", id: connectorId }),
    onSuccess: () => toast("done", "The token was discarded."),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
  return () => mutation.mutate(tokenId);
}
