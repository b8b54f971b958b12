"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SecretStatus } from "@/components/entra-sign-in/secret-status";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { timeOf } from "@/components/ui/time-tags";
import { useToast } from "@/components/ui/toast";
import { useFormat } from "@/components/ui/use-format";
import { connectorSignInMutations, connectorSignInQueries } from "@/lib/entra-sign-in/queries";
import type { SignInSecretDto } from "@/lib/entra-sign-in/schemas";

interface SecretRowProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly secret: SignInSecretDto;
  readonly only: boolean;
  readonly mayWrite: boolean;
}

/** A client secret by its first characters, as Entra's list shows it. */
export function SecretRow({ slug, connectorId, secret, only, mayWrite }: SecretRowProps) {
  const t = useTranslations("entraSignIn.secrets");
  const common = useTranslations("common");
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const removal = useMutation({
    mutationFn: connectorSignInMutations.deleteSecret(slug, connectorId),
    onSuccess: () => toast("done", t("deleted")),
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
          <span>{endsOn === null ? t("noEnd") : t("endsOn", { date: format.date(endsOn) })}</span>
        </div>
        <p className="text-muted text-xs">
          {t.rich(lastUsedAt === null ? "notTaken" : "taken", {
            used: timeOf(lastUsedAt),
            added: timeOf(createdAt),
            by: createdBy,
            bdi: (words) => <bdi>{words}</bdi>,
          })}
        </p>
      </div>
      {mayWrite && (
        <Button busy={removal.isPending} onClick={() => setAsking(true)} aria-label={t("deleteOf", { hint })}>
          {common(removal.isPending ? "deleting" : "delete")}
        </Button>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { hint })}
        confirm={t("delete")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => removal.mutate(secret.id)}
      >
        {t(only ? "onlyOne" : "anotherStays")}
      </AlertDialog>
    </li>
  );
}
