"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NativeAppForm } from "@/components/native-apps/native-app-form";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { nativeAppMutations, nativeAppQueries } from "@/lib/native-apps/queries";
import type { CreateNativeApp, NativeAppDto } from "@/lib/native-apps/schemas";

interface EditNativeAppProps {
  readonly slug: string;
  readonly app: NativeAppDto;
}

export function EditNativeApp(props: EditNativeAppProps) {
  const t = useTranslations("nativeApps.edit");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
        {t("title")}
      </Button>
      <FormDialog sheet open={open} onClose={() => setOpen(false)} title={t("title")}>
        <EditForm {...props} onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function EditForm({ slug, app, onClose }: EditNativeAppProps & { readonly onClose: () => void }) {
  const t = useTranslations("nativeApps.edit");
  const common = useTranslations("common");
  // As it was read; the page goes on following the app while the sheet is open.
  const [shown] = useState(app);
  const queryClient = useQueryClient();
  const mutation = useMutation({
    // After a refusal the app was read again, and the second try is a decision.
    mutationFn: (input: CreateNativeApp): Promise<NativeAppDto> =>
      nativeAppMutations.update(slug, app.id)({ ...input, version: mutation.error ? app.version : shown.version }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: nativeAppQueries.all(slug) }),
  });
  return (
    <NativeAppForm
      app={{ name: shown.name, redirectUris: shown.redirectUris }}
      save={t("save")}
      saving={common("saving")}
      mutation={mutation}
      onCancel={onClose}
    />
  );
}
