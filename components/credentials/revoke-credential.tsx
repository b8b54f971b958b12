"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDesk } from "@/components/credentials/use-desk";
import { AlertDialog } from "@/components/ui/dialog";
import { timeOf } from "@/components/ui/time-tags";
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
  const t = useTranslations("credentials");
  const { slug, holder } = useDesk();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { kind, name } = it;
  const revoke = useMutation({
    mutationFn: credentialMutations.revoke(slug, holder),
    onSuccess: () => toast("done", t(`kinds.${kind}.revoked`, { name })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
  return (
    <AlertDialog
      open={open}
      onOpenChange={onClose}
      title={t(`kinds.${kind}.revokeTitle`, { name })}
      confirm={t(`kinds.${kind}.revoke`)}
      cancel={t(`kinds.${kind}.keep`)}
      dangerous
      onConfirm={() => revoke.mutate(it.id)}
    >
      {it.lastUsedAt
        ? t.rich("revoke.used", {
            kind,
            address: it.lastUsedFrom ?? "",
            b: (words) => <b className="font-semibold text-text">{words}</b>,
            time: timeOf(it.lastUsedAt),
            from: (words) => it.lastUsedFrom && words,
          })
        : t("revoke.unused")}{" "}
      {t("revoke.final")}
    </AlertDialog>
  );
}
