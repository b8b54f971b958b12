"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { formProblems } from "@/components/auth/form-problems";
import { AccessHours } from "@/components/credentials/access-hours";
import { useLifetimes } from "@/components/credentials/credential-words";
import { useDesk } from "@/components/credentials/use-desk";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { describedBy, Field, TextField } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { credentialMutations } from "@/lib/credentials/queries";
import {
  AccessHours as AccessHoursInput,
  type CreateConnectorCredential,
  type CreatedCredential,
  CreateServiceToken,
  UserName,
} from "@/lib/credentials/schemas";

/** What has a secret and is made with a few words. */
export type SimpleKind = "bearer" | "client_secret" | "basic" | "service_token";

const Input = CreateServiceToken.extend({
  userName: z.string().check(({ value, issues }) => {
    const refused = value === "" ? undefined : UserName.safeParse(value).error?.issues[0];
    if (refused) issues.push({ code: "custom", message: refused.message, input: value });
  }),
  accessHours: AccessHoursInput,
});
type Input = z.infer<typeof Input>;

interface NewCredentialFormProps {
  readonly kind: SimpleKind;
  readonly onCancel: () => void;
  readonly onCreated: (made: CreatedCredential) => void;
}

export function NewCredentialForm({ kind, onCancel, onCreated }: NewCredentialFormProps) {
  const t = useTranslations("credentials");
  const common = useTranslations("common");
  const { slug, holder } = useDesk();
  const form = useForm<Input>({
    resolver: zodResolver(Input),
    mode: "onTouched",
    defaultValues: {
      name: kind === "service_token" ? "" : t("defaultName"),
      description: "",
      expires: "365d",
      userName: "",
      accessHours: 1,
    },
  });
  const { errors } = form.formState;
  const mutation = useMutation({
    mutationFn: (input: Input) => credentialMutations.create(slug, holder)(toCreate(kind, input)),
    onSuccess: onCreated,
    onError: (error) => {
      const refused = formProblems(error).fields.find(({ field }) => field === "userName");
      if (refused) form.setError("userName", { message: refused.message }, { shouldFocus: true });
    },
    // The secret must not outlive its dialog in a cache.
    gcTime: 0,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4"
    >
      {mutation.error && !errors.userName && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="token-name"
        label={common("name")}
        autoComplete="off"
        error={errors.name?.message}
        hint={t("new.nameHint")}
        {...form.register("name")}
      />
      <TextField
        id="token-description"
        label={t("description")}
        autoComplete="off"
        error={errors.description?.message}
        {...form.register("description")}
      />
      {kind === "basic" && (
        <TextField
          id="token-user-name"
          label={t("new.userName")}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
          error={errors.userName?.message}
          hint={t("new.userNameHint")}
          {...form.register("userName")}
        />
      )}
      <Expires kind={kind} form={form} />
      {kind === "client_secret" && (
        <Controller
          control={form.control}
          name="accessHours"
          render={({ field }) => <AccessHours value={field.value} onChange={field.onChange} />}
        />
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {t(mutation.isPending ? "new.generating" : `kinds.${kind}.generate`)}
        </Button>
      </div>
    </form>
  );
}

function Expires({ kind, form }: { readonly kind: SimpleKind; readonly form: UseFormReturn<Input> }) {
  const expires = useWatch({ control: form.control, name: "expires" });
  const t = useTranslations("credentials");
  const lifetimes = useLifetimes(kind);
  return (
    <Field id="token-expires" label={t("new.expires")} hint={expires === "never" && t(`kinds.${kind}.endless`)}>
      <Controller
        control={form.control}
        name="expires"
        render={({ field }) => (
          <Select
            id="token-expires"
            value={field.value}
            options={lifetimes}
            onChange={field.onChange}
            describedBy={describedBy("token-expires")}
          />
        )}
      />
    </Field>
  );
}

function toCreate(kind: SimpleKind, input: Input): CreateConnectorCredential | CreateServiceToken {
  const { name, expires, userName, accessHours } = input;
  const named = { name, expires, ...(input.description ? { description: input.description } : {}) };
  if (kind === "service_token") return named;
  if (kind === "basic") return { kind, ...named, ...(userName ? { userName } : {}) };
  if (kind === "client_secret") return { kind, ...named, accessHours };
  return { kind, ...named };
}
