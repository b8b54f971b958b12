"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { metadataMutations, metadataQueries } from "@/lib/metadata/queries";
import { DeclareMetadataKey, MetadataKeyName, metadataUrn } from "@/lib/metadata/schemas";

export function DeclareKey({ slug }: { readonly slug: string }) {
  const t = useTranslations("metadata.declare");
  const [open, setOpen] = useState(false);
  if (!useMay("metadata:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("lead")}>
        <DeclareForm slug={slug} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DeclareForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const t = useTranslations("metadata.declare");
  const common = useTranslations("common");
  const form = useForm({
    resolver: zodResolver(DeclareMetadataKey),
    mode: "onTouched",
    defaultValues: { key: "", description: "" },
  });
  const { errors } = form.formState;
  const typed = MetadataKeyName.safeParse(useWatch({ control: form.control, name: "key" }));
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: metadataMutations.declare(slug),
    onSuccess: async ({ key }) => {
      await queryClient.invalidateQueries({ queryKey: metadataQueries.all(slug) });
      toast("done", t("done", { key }));
      onClose();
    },
    onError: (error) => {
      const refused = formProblems(error).fields.find(({ field }) => field === "key");
      if (refused) form.setError("key", { message: refused.message }, { shouldFocus: true });
    },
  });
  const elsewhere = mutation.error && formProblems(mutation.error).fields.length === 0;
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4"
    >
      {elsewhere && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="metadata-key"
        label={t("key")}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="font-mono"
        error={errors.key?.message}
        hint={
          typed.success
            ? t.rich("target", {
                target: `${metadataUrn}:${typed.data}`,
                code: (words) => <code className="break-all font-mono">{words}</code>,
              })
            : t("keyHint")
        }
        {...form.register("key")}
      />
      <TextField
        id="metadata-key-description"
        label={t("description")}
        autoComplete="off"
        error={errors.description?.message}
        {...form.register("description")}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? t("busy") : t("title")}
        </Button>
      </div>
    </form>
  );
}
