"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { formProblems } from "@/components/auth/form-problems";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { bold } from "@/components/entra-sign-in/step-card";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { connectorSignInMutations, connectorSignInQueries } from "@/lib/entra-sign-in/queries";
import { AddSignInSecret } from "@/lib/entra-sign-in/schemas";

interface AddSecretProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AddSecret({ open, onClose, ...form }: AddSecretProps) {
  const t = useTranslations("entraSignIn.addSecret");
  return (
    <FormDialog open={open} onClose={onClose} title={t("act")}>
      <AddForm onClose={onClose} {...form} />
    </FormDialog>
  );
}

/** A date field that is left empty says "". */
const Input = z.object({
  secret: AddSignInSecret.shape.secret,
  endsOn: z.union([z.literal(""), AddSignInSecret.shape.endsOn.unwrap()]),
});
type Input = z.infer<typeof Input>;

function AddForm({ slug, connectorId, onClose }: Omit<AddSecretProps, "open">) {
  const t = useTranslations("entraSignIn.addSecret");
  const common = useTranslations("common");
  const { entraApp } = useEntraLabels();
  const form = useForm<Input>({
    resolver: zodResolver(Input),
    mode: "onTouched",
    defaultValues: { secret: "", endsOn: "" },
  });
  const { errors } = form.formState;
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: connectorSignInMutations.addSecret(slug, connectorId),
    onSuccess: () => {
      toast("done", t("added"));
      onClose();
    },
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        if (field === "secret" || field === "endsOn") form.setError(field, { message }, { shouldFocus: true });
      }
    },
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: connectorSignInQueries.get(slug, connectorId).queryKey }),
  });
  const elsewhere = mutation.error !== null && formProblems(mutation.error).fields.length === 0;
  const add = ({ secret, endsOn }: Input) => mutation.mutate({ secret, endsOn: endsOn === "" ? null : endsOn });
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(add)(event)} className="flex flex-col gap-4">
      {elsewhere && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="sign-in-secret"
        label={t("secret")}
        type="password"
        autoComplete="off"
        className="font-mono"
        error={errors.secret?.message}
        hint={t.rich("secretHint", { ...entraApp, b: bold })}
        {...form.register("secret")}
      />
      <TextField
        id="sign-in-secret-ends-on"
        label={t("endsOn")}
        type="date"
        error={errors.endsOn?.message}
        hint={t.rich("endsOnHint", { ...entraApp, b: bold })}
        {...form.register("endsOn")}
      />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("adding") : t("act")}
        </Button>
      </div>
    </form>
  );
}
