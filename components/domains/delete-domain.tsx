"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { domainMutations, domainQueries } from "@/lib/domains/queries";
import type { DomainItem } from "@/lib/domains/schemas";

interface DeleteDomainProps {
  readonly slug: string;
  readonly domain: DomainItem;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the name only where people are under the domain. */
export function DeleteDomain({ slug, domain, open, onClose }: DeleteDomainProps) {
  const t = useTranslations("domains.delete");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const toast = useToast();
  const removal = useMutation({
    mutationFn: domainMutations.remove(slug),
    onSuccess: async () => {
      toast("done", t("done", { name: domain.shownName }));
      await queryClient.invalidateQueries({ queryKey: domainQueries.all(slug) });
    },
  });
  const title = t("title", { name: domain.shownName });
  if (domain.people === 0) {
    return (
      <AlertDialog
        open={open}
        onOpenChange={onClose}
        title={title}
        confirm={t("confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => removal.mutate(domain.id, { onError: (error) => toast("error", error.message) })}
      >
        {t("nobody")}
      </AlertDialog>
    );
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={title}
      name={domain.shownName}
      act={t("act")}
      confirm={t("confirm")}
      busyText={common("deleting")}
      cancel={t("keep")}
      onConfirm={() => removal.mutateAsync(domain.id)}
    >
      <p>
        {t.rich("people", {
          count: domain.people,
          name: domain.shownName,
          b: (words) => <b className="font-semibold text-text">{words}</b>,
        })}
      </p>
      <p>{t("after")}</p>
    </ConfirmByName>
  );
}
