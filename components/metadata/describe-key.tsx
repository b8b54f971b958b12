"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { metadataMutations, metadataQueries } from "@/lib/metadata/queries";
import { type MetadataKeyItem, UpdateMetadataKey } from "@/lib/metadata/schemas";

interface DescribeKeyProps {
  readonly slug: string;
  readonly item: MetadataKeyItem;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function DescribeKey({ slug, item, open, onClose }: DescribeKeyProps) {
  const t = useTranslations("metadata.describe");
  return (
    <Dialog open={open} onOpenChange={onClose} title={t("title", { key: item.key })} description={t("lead")}>
      <DescribeForm slug={slug} item={item} onClose={onClose} />
    </Dialog>
  );
}

const DescribeInput = UpdateMetadataKey.pick({ description: true });

function DescribeForm({ slug, item, onClose }: Omit<DescribeKeyProps, "open">) {
  const t = useTranslations("metadata.describe");
  const common = useTranslations("common");
  const form = useForm({
    resolver: zodResolver(DescribeInput),
    mode: "onTouched",
    defaultValues: { description: item.description ?? "" },
  });
  // The version that was read, which the list may leave behind while the dialog is open.
  const [version, setVersion] = useState(item.version);
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: metadataQueries.all(slug) });
  const mutation = useMutation({
    mutationFn: metadataMutations.update(slug, item.key),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
    onError: refresh,
  });
  const stale = mutation.error !== null && formProblems(mutation.error).fields.some(({ field }) => field === "version");
  function takeTheirs(): void {
    form.reset({ description: item.description ?? "" });
    setVersion(item.version);
    mutation.reset();
  }
  return (
    <form
      noValidate
      onSubmit={(event) =>
        void form.handleSubmit(({ description }) => mutation.mutate({ description, version }))(event)
      }
      className="flex flex-col gap-4"
    >
      {mutation.error && (
        <div role="alert">
          <Callout kind={stale ? "warning" : "danger"}>{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="metadata-description"
        label={t("label")}
        autoComplete="off"
        error={form.formState.errors.description?.message}
        {...form.register("description")}
      />
      {stale ? (
        <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
          <Button onClick={takeTheirs}>{common("takeTheirs")}</Button>
          <Button variant="primary" onClick={() => mutation.mutate({ ...form.getValues(), version: item.version })}>
            {common("keepMine")}
          </Button>
        </div>
      ) : (
        <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" busy={mutation.isPending}>
            {mutation.isPending ? common("saving") : t("save")}
          </Button>
        </div>
      )}
    </form>
  );
}
