"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { nativeAppMutations } from "@/lib/native-apps/queries";

/** For all apps of the organization; asked first, because an app that keeps keys for long could stumble. */
export function RotateSigningKey({ slug }: { readonly slug: string }) {
  const t = useTranslations("nativeApps.rotate");
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const rotate = useMutation({
    mutationFn: nativeAppMutations.rotateKey(slug),
    onSuccess: () => toast("done", t("done")),
    onError: (error) => toast("error", error.message),
  });
  if (!useMay("nativeApp:update")) return null;
  return (
    <>
      <Button busy={rotate.isPending} onClick={() => setAsking(true)}>
        {t(rotate.isPending ? "rotating" : "open")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title")}
        confirm={t("confirm")}
        cancel={t("keep")}
        onConfirm={() => rotate.mutate()}
      >
        {t("text")}
      </AlertDialog>
    </>
  );
}
