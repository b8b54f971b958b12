"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { formProblems } from "@/components/auth/form-problems";
import { splitAudiences } from "@/components/credentials/split-audiences";
import { useDesk } from "@/components/credentials/use-desk";
import { Button, IconButton } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import { type CredentialDto, UpdateCredential } from "@/lib/credentials/schemas";

/** Name and description, and of a workload identity the audiences that are trusted. */
export function EditCredential({ it }: { readonly it: CredentialDto }) {
  const t = useTranslations("credentials.edit");
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t("open", { name: it.name })} onClick={() => setOpen(true)} className="-my-2">
        <Pencil aria-hidden />
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen} title={t("title", { name: it.name })}>
        <EditForm it={it} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const { name, description } = UpdateCredential.shape;
const Input = z.object({ name: name.unwrap(), description: description.unwrap(), audiences: z.string() });
type Input = z.infer<typeof Input>;

const fieldNames = ["name", "description", "audiences"] as const;

function EditForm({ it, onClose }: { readonly it: CredentialDto; readonly onClose: () => void }) {
  const t = useTranslations("credentials");
  const entra = useTranslations("entraLabels.entra");
  const common = useTranslations("common");
  const { slug, holder } = useDesk();
  const queryClient = useQueryClient();
  // As it was read; the list goes on following it while the dialog is open.
  const [version] = useState(it.version);
  const form = useForm<Input>({
    resolver: zodResolver(Input),
    mode: "onTouched",
    defaultValues: {
      name: it.name,
      description: it.description ?? "",
      audiences: it.trust?.audiences.join(", ") ?? "",
    },
  });
  const { errors } = form.formState;
  const mutation = useMutation({
    mutationFn: credentialMutations.update(slug, holder),
    onSuccess: onClose,
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        const name = fieldNames.find((one) => field.startsWith(one));
        if (name) form.setError(name, { message }, { shouldFocus: true });
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
  function save({ audiences, ...names }: Input): void {
    const trusted = it.trust ? { audiences: splitAudiences(audiences) } : {};
    // After a refusal the list was read again, and the second try is a decision.
    mutation.mutate({ id: it.id, ...names, ...trusted, version: mutation.error ? it.version : version });
  }
  const elsewhere = mutation.error && !Object.keys(errors).length;
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(save)(event)} className="flex flex-col gap-4">
      {elsewhere && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="credential-name"
        label={common("name")}
        autoComplete="off"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        id="credential-description"
        label={t("description")}
        autoComplete="off"
        error={errors.description?.message}
        {...form.register("description")}
      />
      {it.trust && (
        <TextField
          id="credential-audiences"
          label={entra("audience")}
          autoComplete="off"
          className="font-mono"
          error={errors.audiences?.message}
          hint={t("commas")}
          {...form.register("audiences")}
        />
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("saving") : t("edit.save")}
        </Button>
      </div>
    </form>
  );
}
