"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { draftOf } from "@/components/schema-extensions/draft";
import { SchemaExtensionForm } from "@/components/schema-extensions/schema-extension-form";
import { FormDialog } from "@/components/ui/form-dialog";
import { schemaExtensionMutations, schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import type { DeclareSchemaExtension, SchemaExtensionDto, SchemaExtensionItem } from "@/lib/schema-extensions/schemas";

interface EditSchemaExtensionProps {
  readonly slug: string;
  readonly item: SchemaExtensionItem;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function EditSchemaExtension({ slug, item, open, onClose }: EditSchemaExtensionProps) {
  const t = useTranslations("schemaExtensions.edit");
  return (
    <FormDialog sheet open={open} onClose={onClose} title={t("title", { name: item.name })}>
      <EditForm slug={slug} item={item} onClose={onClose} />
    </FormDialog>
  );
}

function EditForm({ slug, item, onClose }: Omit<EditSchemaExtensionProps, "open">) {
  const t = useTranslations("schemaExtensions.edit");
  const common = useTranslations("common");
  // As it was read; the page goes on following the extension while the sheet is open.
  const [shown] = useState(item);
  const queryClient = useQueryClient();
  const mutation = useMutation({
    // After a refusal the extension was read again, and the second try is a decision.
    mutationFn: ({ name, description, attributes }: DeclareSchemaExtension): Promise<SchemaExtensionDto> =>
      schemaExtensionMutations.update(
        slug,
        item.id,
      )({
        name,
        description: description ?? "",
        attributes,
        version: mutation.error ? item.version : shown.version,
      }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: schemaExtensionQueries.all(slug) }),
  });
  return (
    <SchemaExtensionForm
      draft={draftOf(shown)}
      isNew={false}
      save={t("save")}
      saving={common("saving")}
      busy={mutation.isPending}
      error={mutation.error}
      onSave={mutation.mutate}
      onCancel={onClose}
    />
  );
}
