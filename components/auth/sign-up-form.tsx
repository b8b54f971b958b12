"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FieldErrors, useForm, useWatch } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { PasswordStrength } from "@/components/auth/password-strength";
import { slugFromName } from "@/components/auth/slug-from-name";
import { SlugHint } from "@/components/auth/slug-hint";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { organizationMutations } from "@/lib/organizations/queries";
import { SignUp } from "@/lib/organizations/schemas";

const empty: SignUp = { organizationName: "", slug: "", email: "", password: "" };

/** Creates the organization, signs its first admin in and opens the Overview. */
async function signUpAndIn(input: SignUp): Promise<void> {
  const organization = await organizationMutations.signUp(input);
  const { email, password } = input;
  await signIn("password", { email, password, slug: organization.slug, redirect: false });
  window.location.assign(`/o/${organization.slug}`);
  await new Promise<never>(() => undefined);
}

export function SignUpForm({ origin }: { readonly origin: string }) {
  const t = useTranslations("auth");
  const form = useForm<SignUp>({ resolver: zodResolver(SignUp), mode: "onTouched", defaultValues: empty });
  const { errors, dirtyFields, submitCount } = form.formState;
  const [slug, email, password, organization] = useWatch({
    control: form.control,
    name: ["slug", "email", "password", "organizationName"],
  });
  const mutation = useMutation({
    mutationFn: signUpAndIn,
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        if (field in empty) form.setError(field as keyof SignUp, { message }, { shouldFocus: true });
      }
    },
  });
  const refused = mutation.error && formProblems(mutation.error);
  const nameField = form.register("organizationName", {
    onChange: (event: { target: { value: string } }) => {
      if (!dirtyFields.slug) form.setValue("slug", slugFromName(event.target.value), { shouldDirty: false });
    },
  });
  const several = listErrors(errors);
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4"
    >
      {submitCount > 0 && several.length > 1 && (
        <ErrorSummary key={submitCount} title={t("signUp.errors", { count: several.length })} errors={several} />
      )}
      {refused && refused.fields.length === 0 && (
        <div role="alert">
          <Callout kind="danger">{refused.message}</Callout>
        </div>
      )}
      <TextField
        id="organizationName"
        label={t("signUp.organizationName")}
        autoComplete="organization"
        error={errors.organizationName?.message}
        {...nameField}
      />
      <TextField
        id="slug"
        label={t("signUp.address")}
        prefix={`${origin.replace(/^https?:\/\//, "")}/o/`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.slug?.message}
        hint={
          <SlugHint
            slug={slug}
            onTake={(free) => form.setValue("slug", free, { shouldDirty: true, shouldValidate: true })}
          />
        }
        className="font-mono"
        {...form.register("slug")}
      />
      <TextField
        id="email"
        label={t("email")}
        type="email"
        inputMode="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <PasswordField
        id="password"
        label={t("password")}
        autoComplete="new-password"
        error={errors.password?.message}
        hint={<PasswordStrength password={password} owner={{ email, organization }} />}
        {...form.register("password")}
      />
      <p className="text-muted text-xs">{t("signUp.firstAdmin")}</p>
      <Button type="submit" variant="primary" busy={mutation.isPending} className="w-full">
        {t(mutation.isPending ? "signUp.creating" : "signUp.create")}
      </Button>
    </form>
  );
}

function listErrors(errors: FieldErrors<SignUp>): { fieldId: string; message: string }[] {
  return Object.entries(errors).map(([fieldId, error]) => ({ fieldId, message: error?.message ?? "" }));
}
