"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { timeOf } from "@/components/ui/time-tags";
import { useToast } from "@/components/ui/toast";
import { serviceAccountMutations, serviceAccountQueries } from "@/lib/service-accounts/queries";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

interface DeleteServiceAccountProps {
  readonly slug: string;
  readonly account: ServiceAccountDto;
}

/** The danger zone of its page. */
export function DeleteServiceAccount({ slug, account }: DeleteServiceAccountProps) {
  const t = useTranslations("serviceAccounts.delete");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  async function remove(): Promise<void> {
    await serviceAccountMutations.remove(slug, account.id)();
    router.push(`/o/${slug}/security/service-accounts`);
    toast("done", t("done", { name: account.name }));
    await queryClient.invalidateQueries({ queryKey: [...serviceAccountQueries.all(slug), "list"] });
  }
  const tokens = account.liveTokens;
  return (
    <Card title={t("zone")} className="border-danger">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-60">{t("lead", { tokens })}</p>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      </div>
      <ConfirmByName
        open={open}
        onOpenChange={setOpen}
        title={t("title", { name: account.name })}
        name={account.name}
        act={t("act")}
        confirm={t("confirm")}
        busyText={common("deleting")}
        cancel={t("keep")}
        onConfirm={remove}
      >
        <p>
          <b className="font-semibold text-text">{t("ends", { tokens })}</b>{" "}
          {account.lastUsedAt && <>{t.rich("lastUse", { time: timeOf(account.lastUsedAt) })} </>}
          {t("final")}
        </p>
      </ConfirmByName>
    </Card>
  );
}
