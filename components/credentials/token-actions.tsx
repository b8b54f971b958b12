"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import type { CredentialDto } from "@/lib/credentials/schemas";

interface TokenActionsProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly token: CredentialDto;
}

/** Disable can be undone and acts at once; revoke cannot, and asks. */
export function TokenActions({ slug, connectorId, token }: TokenActionsProps) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const outcome = {
    onError: (error: Error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  };
  const update = useMutation({
    mutationFn: credentialMutations.update(slug, { kind: "connector", id: connectorId }),
    ...outcome,
  });
  const revoke = useMutation({
    mutationFn: credentialMutations.revoke(slug, { kind: "connector", id: connectorId }),
    ...outcome,
  });
  if (token.status === "revoked") return null;
  const disabled = token.status === "disabled";
  return (
    <div className="flex flex-wrap gap-2">
      {token.status !== "expired" && (
        <Button
          busy={update.isPending}
          aria-label={`${disabled ? "Enable" : "Disable"} ${token.name}`}
          onClick={() => update.mutate({ id: token.id, active: disabled })}
        >
          {disabled ? "Enable" : "Disable"}
        </Button>
      )}
      <Button busy={revoke.isPending} aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
        Revoke…
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`End the token “${token.name}”?`}
        confirm="Revoke token"
        cancel="Keep token"
        dangerous
        onConfirm={() => revoke.mutate(token.id)}
      >
        {token.lastUsedAt ? (
          <>
            Entra used it <Time at={token.lastUsedAt} />. Its next request will be refused.
          </>
        ) : (
          "Nobody has used it yet."
        )}{" "}
        This cannot be undone.
      </AlertDialog>
    </div>
  );
}
