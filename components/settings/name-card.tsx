"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { settingsMutations, settingsQueries } from "@/lib/organizations/queries";
import { type OrganizationSettings, UpdateOrganization } from "@/lib/organizations/schemas";

interface NameCardProps {
  readonly slug: string;
  readonly settings: OrganizationSettings;
}

export function NameCard({ slug, settings }: NameCardProps) {
  const t = useTranslations("settings.name");
  const common = useTranslations("common");
  const toast = useToast();
  const router = useRouter();
  const queryClient = useQueryClient();
  // Whoever began with an older name must not overwrite a newer one unseen.
  const [began, setBegan] = useState<number | null>(null);
  const form = useForm({
    resolver: zodResolver(UpdateOrganization),
    mode: "onTouched",
    values: { name: settings.name },
    resetOptions: { keepDirtyValues: true },
  });
  const mutation = useMutation({
    mutationFn: settingsMutations.rename(slug),
    onSuccess: (saved) => {
      queryClient.setQueryData(settingsQueries.get(slug).queryKey, saved);
      form.reset({ name: saved.name });
      setBegan(null);
      toast("done", common("saved"));
      // The name stands in the top bar and in the titles as well.
      router.refresh();
    },
  });
  return (
    <Card title={common("name")}>
      <form
        noValidate
        onSubmit={(event) =>
          void form.handleSubmit(({ name }) => mutation.mutate({ name, version: began ?? settings.version }))(event)
        }
        className="flex flex-col gap-4"
      >
        {mutation.error && (
          <div role="alert">
            <Callout kind="danger">{mutation.error.message}</Callout>
          </div>
        )}
        <TextField
          id="name"
          label={t("label")}
          autoComplete="organization"
          hint={t("hint")}
          error={form.formState.errors.name?.message}
          {...form.register("name", { onChange: () => setBegan((version) => version ?? settings.version) })}
        />
        <div className="flex justify-end">
          <Button type="submit" variant="primary" busy={mutation.isPending} className="max-sm:w-full">
            {mutation.isPending ? common("saving") : t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
