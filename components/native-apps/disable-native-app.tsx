"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { nativeAppMutations, nativeAppQueries } from "@/lib/native-apps/queries";
import type { NativeAppDto } from "@/lib/native-apps/schemas";

interface DisableNativeAppProps {
  readonly slug: string;
  readonly app: NativeAppDto;
}

/** Enabling acts at once; disabling signs people out of the app, and so asks. */
export function DisableNativeApp({ slug, app }: DisableNativeAppProps) {
  const t = useTranslations("nativeApps.disable");
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const say = useUndoToast();
  const update = useMutation({
    mutationFn: nativeAppMutations.update(slug, app.id),
    onSuccess: (_, { active }) =>
      say({
        text: t(active ? "enabled" : "disabled", { name: app.name }),
        undo: () => nativeAppMutations.update(slug, app.id)({ active: !active }),
        keys: [nativeAppQueries.all(slug)],
      }),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: nativeAppQueries.all(slug) }),
  });
  return (
    <>
      <Button busy={update.isPending} onClick={() => (app.active ? setAsking(true) : update.mutate({ active: true }))}>
        {t(app.active ? "open" : "enable")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title", { name: app.name })}
        confirm={t("confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => update.mutate({ active: false })}
      >
        {t.rich("warning", {
          sessions: app.sessions,
          b: (words) => <b className="font-semibold text-text">{words}</b>,
        })}
      </AlertDialog>
    </>
  );
}
