"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { NativeAppForm } from "@/components/native-apps/native-app-form";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { nativeAppMutations, nativeAppQueries } from "@/lib/native-apps/queries";

/** The page that opens then has the values to paste into the app. */
export function NewNativeApp({ slug }: { readonly slug: string }) {
  const t = useTranslations("nativeApps.new");
  const [open, setOpen] = useState(false);
  if (!useMay("nativeApp:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <FormDialog sheet open={open} onClose={() => setOpen(false)} title={t("title")}>
        <NewForm slug={slug} onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function NewForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const t = useTranslations("nativeApps.new");
  const router = useRouter();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: nativeAppMutations.create(slug),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: nativeAppQueries.all(slug) });
      onClose();
      router.push(`/o/${slug}/security/native-apps/${made.id}`);
    },
  });
  return (
    <NativeAppForm
      app={{ name: "", redirectUris: [] }}
      save={t("save")}
      saving={t("saving")}
      mutation={mutation}
      onCancel={onClose}
    />
  );
}
