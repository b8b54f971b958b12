"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { credentialWords } from "@/components/credentials/credential-words";
import { useDesk } from "@/components/credentials/use-desk";
import { AlertDialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import type { CredentialDto } from "@/lib/credentials/schemas";

interface RevokeCredentialProps {
  readonly it: CredentialDto;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks with the last use in sight, so that nobody ends the live one by mistake. */
export function RevokeCredential({ it, open, onClose }: RevokeCredentialProps) {
  const { slug, holder } = useDesk();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { noun, short, user } = credentialWords[it.kind];
  const revoke = useMutation({
    mutationFn: credentialMutations.revoke(slug, holder),
    onSuccess: () => toast("done", `The ${noun} “${it.name}” is revoked.`),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
  return (
    <AlertDialog
      open={open}
      onOpenChange={onClose}
      title={`End the ${noun} “${it.name}”?`}
      confirm={`Revoke ${short}`}
      cancel={`Keep ${short}`}
      dangerous
      onConfirm={() => revoke.mutate(it.id)}
    >
      {it.lastUsedAt ? (
        <>
          <b className="font-semibold text-text">
            {user ? `${user} used it` : "It was used"} <Time at={it.lastUsedAt} />
            {it.lastUsedFrom && ` from ${it.lastUsedFrom}`}.
          </b>{" "}
          Its next request will be refused.
        </>
      ) : (
        "Nobody has used it yet."
      )}{" "}
      This cannot be undone.
    </AlertDialog>
  );
}
