"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { formProblems } from "@/components/auth/form-problems";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { CreateServiceAccount, type ServiceAccountDto } from "@/lib/service-accounts/schemas";

const { name, description } = CreateServiceAccount.shape;
const Input = z.object({ name, description: description.unwrap() });

interface ServiceAccountNames {
  readonly name: string;
  readonly description: string;
}

interface ServiceAccountFormProps {
  readonly names: ServiceAccountNames;
  readonly save: string;
  readonly saving: string;
  readonly mutation: UseMutationResult<ServiceAccountDto, Error, ServiceAccountNames>;
  readonly onCancel: () => void;
}

export function ServiceAccountForm({ names, save, saving, mutation, onCancel }: ServiceAccountFormProps) {
  const t = useTranslations("serviceAccounts.form");
  const common = useTranslations("common");
  const form = useForm({ resolver: zodResolver(Input), mode: "onTouched", defaultValues: names });
  const { errors } = form.formState;
  const { error } = mutation;
  const refused = error && formProblems(error).fields.find(({ field }) => field === "name");
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4"
    >
      {error && !refused && (
        <div role="alert">
          <Callout kind="danger">{error.message}</Callout>
        </div>
      )}
      <TextField
        id="service-account-name"
        label={common("name")}
        autoComplete="off"
        error={errors.name?.message ?? refused?.message}
        {...form.register("name")}
      />
      <TextField
        id="service-account-description"
        label={t("description")}
        autoComplete="off"
        error={errors.description?.message}
        {...form.register("description")}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? saving : save}
        </Button>
      </div>
    </form>
  );
}
