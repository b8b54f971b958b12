"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Controller, type UseFormReturn, useForm } from "react-hook-form";
import { z } from "zod";
import { formProblems } from "@/components/auth/form-problems";
import { entra } from "@/components/connectors/entra-labels";
import { AccessHours } from "@/components/credentials/access-hours";
import { splitAudiences } from "@/components/credentials/split-audiences";
import { useDesk } from "@/components/credentials/use-desk";
import { WorkloadEndpoints } from "@/components/credentials/workload-endpoints";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import { CreateWorkloadIdentity } from "@/lib/credentials/schemas";

const Input = CreateWorkloadIdentity.omit({ kind: true, audiences: true, description: true }).extend({
  description: z.string().trim().max(200, "A description has at most 200 characters."),
  audience: z.string().trim().min(1, "Paste the audience that Entra shows."),
});
type Input = z.infer<typeof Input>;
type Form = UseFormReturn<Input>;

const pasted = [
  {
    name: "issuer",
    label: entra.issuer,
    placeholder: "https://login.microsoftonline.com/…/v2.0",
    hint: "As Entra shows it; the form of sts.windows.net is taken, too.",
  },
  {
    name: "jwksUri",
    label: entra.jwksUri,
    placeholder: "https://login.microsoftonline.com/…/discovery/v2.0/keys",
    hint: "Where Usher reads the keys of your Entra tenant.",
  },
  {
    name: "subject",
    label: entra.subject,
    placeholder: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    hint: "The object id of the workload identity.",
  },
  {
    name: "audience",
    label: entra.audience,
    placeholder: "api://…",
    hint: "With and without api:// and /.default. Several are separated by commas.",
  },
] as const;

/** Entra's order: register the identity there, paste four values here, copy three back. Nothing of it is secret. */
export function WorkloadIdentityForm({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Input>({
    resolver: zodResolver(Input),
    mode: "onTouched",
    defaultValues: {
      name: "Entra production",
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
      <Step number={1} title="In Entra">
        <p>
          Choose <b>{entra.workload}</b> under <b>{entra.connectivity}</b>, then <b>{entra.selectWorkload}</b> &gt;{" "}
          <b>{entra.registerNew}</b> &gt; <b>Register</b>.
        </p>
      </Step>
      <Step number={2} title="Paste from Entra">
        <div className="grid gap-4">
          {pasted.map(({ name, label, placeholder, hint }) => (
            <TextField
              key={name}
              id={`workload-${name}`}
              label={label}
              placeholder={placeholder}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              error={errors[name]?.message}
              hint={hint}
              {...form.register(name)}
            />
          ))}
        </div>
      </Step>
      <Names form={form} />
      <Step number={3} title="Copy into Entra">
        <WorkloadEndpoints />
        <p className="text-muted">
          Trust the identity here first, then <b>{entra.testConnection}</b> there.
        </p>
      </Step>
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? "Saving…" : "Trust workload identity"}
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
  const { errors } = form.formState;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField
        id="workload-name"
        label="Name"
        autoComplete="off"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        id="workload-description"
        label="Description (optional)"
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
      toast("done", `“${name}” is trusted. Select Test connection in Entra.`);
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
