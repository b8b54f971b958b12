"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Controller, type UseFormReturn, useForm } from "react-hook-form";
import { z } from "zod";
import { formProblems } from "@/components/auth/form-problems";
import { AccessHours } from "@/components/credentials/access-hours";
import { splitAudiences } from "@/components/credentials/split-audiences";
import { useDesk } from "@/components/credentials/use-desk";
import { WorkloadEndpoints } from "@/components/credentials/workload-endpoints";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import type { Translate } from "@/i18n/translate";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import { CreateWorkloadIdentity } from "@/lib/credentials/schemas";

function inputOf(t: Translate<"credentials">) {
  return CreateWorkloadIdentity.omit({ kind: true, audiences: true, description: true }).extend({
    description: CreateWorkloadIdentity.shape.description.unwrap(),
    audience: z.string().trim().min(1, t("workload.audienceMissing")),
  });
}
type Input = z.infer<ReturnType<typeof inputOf>>;
type Form = UseFormReturn<Input>;

const pasted = [
  { name: "issuer", placeholder: "https://login.microsoftonline.com/…/v2.0" },
  { name: "jwksUri", placeholder: "https://login.microsoftonline.com/…/discovery/v2.0/keys" },
  { name: "subject", placeholder: "3fa85f64-5717-4562-b3fc-2c963f66afa6" },
  { name: "audience", placeholder: "api://…" },
] as const;

/** Entra's order: register the identity there, paste four values here, copy three back. Nothing of it is secret. */
export function WorkloadIdentityForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("credentials");
  const entra = useTranslations("entraLabels.entra");
  const common = useTranslations("common");
  const form = useForm<Input>({
    resolver: zodResolver(useMemo(() => inputOf(t), [t])),
    mode: "onTouched",
    defaultValues: {
      name: t("defaultName"),
      description: "",
      issuer: "",
      jwksUri: "",
      subject: "",
      audience: "",
      accessHours: 1,
    },
  });
  const { errors } = form.formState;
  const mutation = useTrust(form, onClose);
  const elsewhere = mutation.error && formProblems(mutation.error).fields.length === 0;
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-5"
    >
      {elsewhere && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <Step number={1} title={t("workload.inEntra")}>
        <p>
          {t.rich("workload.register", {
            workload: entra("workload"),
            connectivity: entra("connectivity"),
            selectWorkload: entra("selectWorkload"),
            registerNew: entra("registerNew"),
            b: (words) => <b>{words}</b>,
          })}
        </p>
      </Step>
      <Step number={2} title={t("workload.paste")}>
        <div className="grid gap-4">
          {pasted.map(({ name, placeholder }) => (
            <TextField
              key={name}
              id={`workload-${name}`}
              label={entra(name)}
              placeholder={placeholder}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              error={errors[name]?.message}
              hint={t(`workload.hints.${name}`)}
              {...form.register(name)}
            />
          ))}
        </div>
      </Step>
      <Names form={form} />
      <Step number={3} title={t("workload.copy")}>
        <WorkloadEndpoints />
        <p className="text-muted">
          {t.rich("workload.test", {
            testConnection: entra("testConnection"),
            b: (words) => <b>{words}</b>,
          })}
        </p>
      </Step>
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("saving") : t("workload.trust")}
        </Button>
      </div>
    </form>
  );
}

function Step({
  number,
  title,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-2.5">
      <h3 className="font-semibold text-base">
        {number} {title}
      </h3>
      {children}
    </section>
  );
}

function Names({ form }: { readonly form: Form }) {
  const t = useTranslations("credentials");
  const common = useTranslations("common");
  const { errors } = form.formState;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField
        id="workload-name"
        label={common("name")}
        autoComplete="off"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        id="workload-description"
        label={t("description")}
        autoComplete="off"
        error={errors.description?.message}
        {...form.register("description")}
      />
      <Controller
        control={form.control}
        name="accessHours"
        render={({ field }) => <AccessHours value={field.value ?? 1} onChange={field.onChange} />}
      />
    </div>
  );
}

function useTrust(form: Form, onClose: () => void) {
  const t = useTranslations("credentials.workload");
  const entra = useTranslations("entraLabels.entra");
  const { slug, holder } = useDesk();
  const queryClient = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ audience, description, ...input }: Input) =>
      credentialMutations.create(
        slug,
        holder,
      )({
        ...input,
        kind: "workload_identity",
        audiences: splitAudiences(audience),
        ...(description ? { description } : {}),
      }),
    onSuccess: async ({ name }) => {
      await queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) });
      toast("done", t("done", { name, testConnection: entra("testConnection") }));
      onClose();
    },
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        const name = pasted.find((one) => field.startsWith(one.name))?.name;
        if (name) form.setError(name, { message }, { shouldFocus: true });
      }
    },
  });
}
