"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { Controller, useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { describedBy, Field, TextField } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { credentialMutations } from "@/lib/credentials/queries";
import { type CreatedCredential, CreateServiceToken, type CredentialLifetime } from "@/lib/credentials/schemas";

const lifetimes: readonly { readonly value: CredentialLifetime; readonly label: string }[] = [
  { value: "10h", label: "10 hours" },
  { value: "30d", label: "30 days" },
  { value: "90d", label: "90 days" },
  { value: "365d", label: "365 days" },
  { value: "never", label: "Never" },
];

interface NewTokenFormProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly onCancel: () => void;
  readonly onCreated: (token: CreatedCredential) => void;
}

export function NewTokenForm({ slug, connectorId, onCancel, onCreated }: NewTokenFormProps) {
  const form = useForm<CreateServiceToken>({
    resolver: zodResolver(CreateServiceToken),
    mode: "onTouched",
    defaultValues: { name: "Entra production", description: "", expires: "365d" },
  });
  const { errors } = form.formState;
  const expires = useWatch({ control: form.control, name: "expires" });
  const mutation = useMutation({
    mutationFn: (input: CreateServiceToken) =>
      credentialMutations.create(slug, { kind: "connector", id: connectorId })({ kind: "bearer", ...input }),
    onSuccess: onCreated,
    // The secret must not outlive its dialog in a cache.
    gcTime: 0,
  });
  function generate({ description, ...input }: CreateServiceToken): void {
    mutation.mutate(description ? { ...input, description } : input);
  }
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(generate)(event)} className="flex flex-col gap-4">
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="token-name"
        label="Name"
        autoComplete="off"
        error={errors.name?.message}
        hint="The request log and the messages use it."
        {...form.register("name")}
      />
      <TextField
        id="token-description"
        label="Description (optional)"
        autoComplete="off"
        error={errors.description?.message}
        {...form.register("description")}
      />
      <Field
        id="token-expires"
        label="Expires"
        hint={expires === "never" && "A token without an end is a risk nobody remembers."}
      >
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
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? "Generating…" : "Generate token"}
        </Button>
      </div>
    </form>
  );
}
