"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { useToast } from "@/components/ui/toast";
import { nativeAppMutations, nativeAppQueries } from "@/lib/native-apps/queries";
import type { NativeAppDto } from "@/lib/native-apps/schemas";

interface DeleteNativeAppProps {
  readonly slug: string;
  readonly app: NativeAppDto;
}

/** The danger zone of its page. */
export function DeleteNativeApp({ slug, app }: DeleteNativeAppProps) {
  const t = useTranslations("nativeApps.delete");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  async function remove(): Promise<void> {
    await nativeAppMutations.remove(slug, app.id)();
    router.push(`/o/${slug}/security/native-apps`);
    toast("done", t("done", { name: app.name }));
    await queryClient.invalidateQueries({ queryKey: [...nativeAppQueries.all(slug), "list"] });
  }
  return (
    <Card title={t("zone")} className="border-danger">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-60">{t("lead", { sessions: app.sessions })}</p>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      </div>
      <ConfirmByName
        open={open}
        onOpenChange={setOpen}
        title={t("title", { name: app.name })}
        name={app.name}
        act={t("act")}
        confirm={t("confirm")}
        busyText={common("deleting")}
        cancel={t("keep")}
        onConfirm={remove}
      >
        <p>
          {t.rich("warning", {
            sessions: app.sessions,
            b: (words) => <b className="font-semibold text-text">{words}</b>,
          })}
        </p>
      </ConfirmByName>
    </Card>
  );
}
