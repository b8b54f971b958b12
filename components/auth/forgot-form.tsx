"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { linkMutations } from "@/lib/one-time-links/queries";
import { AskForReset } from "@/lib/one-time-links/schemas";

/** Says the same whoever exists. */
export function ForgotForm() {
  const t = useTranslations("auth");
  const form = useForm({ resolver: zodResolver(AskForReset), defaultValues: { email: "" } });
  const mutation = useMutation({ mutationFn: linkMutations.askForReset });
  if (mutation.isSuccess) {
    return (
      <div role="status">
        <Callout kind="info" title={t("forgot.sentTitle")}>
          {t("forgot.sent", { email: mutation.variables.email })}
        </Callout>
      </div>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4"
    >
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <TextField
        id="email"
        label={t("email")}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoFocus
        error={form.formState.errors.email?.message}
        {...form.register("email")}
      />
      <Button type="submit" variant="primary" busy={mutation.isPending} className="w-full">
        {t(mutation.isPending ? "forgot.sending" : "forgot.send")}
      </Button>
    </form>
  );
}
