"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { SecretStatus } from "@/components/entra-sign-in/secret-status";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { connectorSignInMutations, connectorSignInQueries } from "@/lib/entra-sign-in/queries";
import type { SignInSecretDto } from "@/lib/entra-sign-in/schemas";
import { shortDate } from "@/lib/utils/time";

interface SecretRowProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly secret: SignInSecretDto;
  readonly only: boolean;
  readonly mayWrite: boolean;
}

/** A client secret by its first characters, as Entra's list shows it. */
export function SecretRow({ slug, connectorId, secret, only, mayWrite }: SecretRowProps) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const removal = useMutation({
    mutationFn: connectorSignInMutations.deleteSecret(slug, connectorId),
    onSuccess: () => toast("done", "The client secret is deleted here. Delete it in Entra as well."),
    onError: (error) => toast("error", error.message),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: connectorSignInQueries.get(slug, connectorId).queryKey }),
  });
  const { hint, endsOn, lastUsedAt, createdBy, createdAt } = secret;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-mono text-mono">{hint}…</span>
          <SecretStatus secret={secret} />
          <span>{endsOn === null ? "No end known" : `Ends on ${shortDate(endsOn)}`}</span>
        </div>
        <p className="text-muted text-xs">
          {lastUsedAt === null ? (
            "Microsoft has not taken it yet"
          ) : (
            <>
              Microsoft took it <Time at={lastUsedAt} />
            </>
          )}{" "}
          · added <Time at={createdAt} /> by <bdi>{createdBy}</bdi>
        </p>
      </div>
      {mayWrite && (
        <Button busy={removal.isPending} onClick={() => setAsking(true)} aria-label={`Delete client secret ${hint}…`}>
          {removal.isPending ? "Deleting…" : "Delete"}
        </Button>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete the client secret ${hint}…?`}
        confirm="Delete client secret"
        cancel="Keep client secret"
        dangerous
        onConfirm={() => removal.mutate(secret.id)}
      >
        {only
          ? "It is the only one: nobody can sign in with Microsoft until you add another. It cannot be brought back."
          : "People go on signing in with the other one, if Microsoft takes it. It cannot be brought back."}
      </AlertDialog>
    </li>
  );
}
