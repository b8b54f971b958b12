"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { domainMutations, domainQueries } from "@/lib/domains/queries";
import { AddDomain as AddDomainInput, type DomainDto } from "@/lib/domains/schemas";

interface AddDomainProps {
  readonly slug: string;
  readonly open: boolean;
  /** What stands in the field at first. */
  readonly name: string;
  readonly onClose: () => void;
  readonly onAdded: (domain: DomainDto) => void;
}

export function AddDomain({ open, onClose, ...form }: AddDomainProps) {
  const t = useTranslations("domains");
  return (
    <Dialog open={open} onOpenChange={onClose} title={t("addDomain")} description={t("addLead")}>
      <AddForm onClose={onClose} {...form} />
    </Dialog>
  );
}

function AddForm({ slug, name, onClose, onAdded }: Omit<AddDomainProps, "open">) {
  const t = useTranslations("domains");
  const common = useTranslations("common");
  const form = useForm({ resolver: zodResolver(AddDomainInput), mode: "onTouched", defaultValues: { name } });
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: domainMutations.add(slug),
    onSuccess: async (domain) => {
      await queryClient.invalidateQueries({ queryKey: domainQueries.all(slug) });
      onAdded(domain);
    },
    onError: (error) => {
      const refused = formProblems(error).fields.find(({ field }) => field === "name");
      if (refused) form.setError("name", { message: refused.message }, { shouldFocus: true });
    },
  });
  const elsewhere = mutation.error !== null && formProblems(mutation.error).fields.length === 0;
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4"
    >
      {elsewhere && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="domain-name"
        label={t("domain")}
        placeholder="contoso.example"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputMode="url"
        error={form.formState.errors.name?.message}
        hint={t("domainHint")}
        {...form.register("name")}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("adding") : t("addDomain")}
        </Button>
      </div>
    </form>
  );
}
