"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { PermissionPicker } from "@/components/api-tokens/permission-picker";
import { useDesk } from "@/components/credentials/use-desk";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import { CreateApiToken, type CredentialDto } from "@/lib/credentials/schemas";

interface EditApiTokenProps {
  readonly it: CredentialDto;
  readonly onClose: () => void;
}

/** The key name and the permissions; the next request of the token has them. */
export function EditApiToken({ it, open, onClose }: EditApiTokenProps & { readonly open: boolean }) {
  const t = useTranslations("apiTokens.edit");
  return (
    <FormDialog sheet open={open} onClose={onClose} title={t("title", { name: it.name })}>
      <EditForm it={it} onClose={onClose} />
    </FormDialog>
  );
}

const Input = CreateApiToken.pick({ name: true, permissions: true });

function EditForm({ it, onClose }: EditApiTokenProps) {
  const t = useTranslations("apiTokens");
  const common = useTranslations("common");
  const { slug, holder } = useDesk();
  const queryClient = useQueryClient();
  // As it was read; the list goes on following it while the sheet is open.
  const [version] = useState(it.version);
  const form = useForm({
    resolver: zodResolver(Input),
    mode: "onTouched",
    defaultValues: { name: it.name, permissions: [...it.permissions] as string[] },
  });
  const { errors } = form.formState;
  const mutation = useMutation({
    mutationFn: credentialMutations.update(slug, holder),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) =>
        void form.handleSubmit((input) =>
          // After a refusal the list was read again, and the second try is a decision.
          mutation.mutate({ id: it.id, ...input, version: mutation.error ? it.version : version }),
        )(event)
      }
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
        {...form.register("name")}
      />
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
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("saving") : t("edit.save")}
        </Button>
      </div>
    </form>
  );
}
