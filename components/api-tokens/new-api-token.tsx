"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Controller, useForm, useWatch } from "react-hook-form";
import { PermissionPicker } from "@/components/api-tokens/permission-picker";
import { formProblems } from "@/components/auth/form-problems";
import { useLifetimes } from "@/components/credentials/credential-words";
import { useDesk } from "@/components/credentials/use-desk";
import { useOpenByAddress } from "@/components/layout/use-open-by-address";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { describedBy, Field, TextField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { credentialMutations } from "@/lib/credentials/queries";
import { CreateApiToken } from "@/lib/credentials/schemas";

export function NewApiToken() {
  const t = useTranslations("apiTokens.new");
  const [open, setOpen] = useOpenByAddress("new-api-token");
  if (!useMay("credential:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("open")}
      </Button>
      <FormDialog sheet open={open} onClose={() => setOpen(false)} title={t("title")}>
        <NewApiTokenForm onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function NewApiTokenForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("apiTokens");
  const common = useTranslations("common");
  const lifetimes = useLifetimes("api_token");
  const { slug, holder, show } = useDesk();
  const form = useForm<CreateApiToken>({
    resolver: zodResolver(CreateApiToken),
    mode: "onTouched",
    defaultValues: { name: "", expires: "90d", permissions: [] },
  });
  const { errors } = form.formState;
  const expires = useWatch({ control: form.control, name: "expires" });
  const mutation = useMutation({
    mutationFn: credentialMutations.create(slug, holder),
    onSuccess: (made) => {
      onClose();
      show(made);
    },
    onError: (error) => {
      const refused = formProblems(error).fields.find(({ field }) => field === "permissions");
      if (refused) form.setError("permissions", { message: refused.message });
    },
    // The secret must not outlive its dialog in a cache.
    gcTime: 0,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4 p-4 sm:p-5"
    >
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="api-token-name"
        label={t("keyName")}
        autoComplete="off"
        error={errors.name?.message}
        hint={t("new.keyNameHint")}
        {...form.register("name")}
      />
      <Field id="api-token-expires" label={t("new.expires")} hint={expires === "never" && t("new.endless")}>
        <Controller
          control={form.control}
          name="expires"
          render={({ field }) => (
            <Select
              id="api-token-expires"
              value={field.value}
              options={lifetimes}
              onChange={field.onChange}
              describedBy={describedBy("api-token-expires")}
            />
          )}
        />
      </Field>
      <Controller
        control={form.control}
        name="permissions"
        render={({ field }) => (
          <PermissionPicker
            value={field.value}
            onChange={(permissions) => {
              field.onChange(permissions);
              if (permissions.length > 0) form.clearErrors("permissions");
            }}
            error={errors.permissions?.message}
          />
        )}
      />
      <p className="text-muted">{t("new.limits")}</p>
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {t(mutation.isPending ? "new.generating" : "new.generate")}
        </Button>
      </div>
    </form>
  );
}
