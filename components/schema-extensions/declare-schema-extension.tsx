"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { newDraft } from "@/components/schema-extensions/draft";
import { SchemaExtensionForm } from "@/components/schema-extensions/schema-extension-form";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { schemaExtensionMutations, schemaExtensionQueries } from "@/lib/schema-extensions/queries";

export function DeclareSchemaExtension({ slug }: { readonly slug: string }) {
  const t = useTranslations("schemaExtensions.declare");
  const [open, setOpen] = useState(false);
  if (!useMay("schema:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <FormDialog sheet open={open} onClose={() => setOpen(false)} title={t("title")}>
        <DeclareForm slug={slug} onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function DeclareForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const t = useTranslations("schemaExtensions.declare");
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: schemaExtensionMutations.declare(slug),
    onSuccess: async ({ name }) => {
      await queryClient.invalidateQueries({ queryKey: schemaExtensionQueries.all(slug) });
      toast("done", t("done", { name }));
      onClose();
    },
  });
  return (
    <SchemaExtensionForm
      draft={newDraft}
      isNew
      save={t("title")}
      saving={t("busy")}
      busy={mutation.isPending}
      error={mutation.error}
      onSave={mutation.mutate}
      onCancel={onClose}
    />
  );
}
