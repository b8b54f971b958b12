"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { PasswordStrength } from "@/components/auth/password-strength";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { PasswordField } from "@/components/ui/password-field";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { ChangePassword as Input } from "@/lib/passwords/schemas";
import { profileMutations, profileQueries } from "@/lib/profile/queries";
import type { Profile } from "@/lib/profile/schemas";

interface ChangePasswordProps {
  readonly slug: string;
  readonly profile: Profile;
}

export function ChangePassword({ slug, profile }: ChangePasswordProps) {
  const t = useTranslations("profile.password");
  const setAt = profile.passwordChangedAt;
  if (profile.loginMethod === "sso") {
    return (
      <Card title={t("title")}>
        <p>{t("sso")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("title")}>
      <p className="mb-4 text-muted">
        {setAt && <>{t.rich("set", { time: () => <Time at={setAt} className="relative" /> })} </>}
        {t("endsOthers")}
      </p>
      <PasswordForm slug={slug} profile={profile} />
    </Card>
  );
}

const empty = { oldPassword: "", password: "" };

function PasswordForm({ slug, profile }: ChangePasswordProps) {
  const t = useTranslations("profile.password");
  const toast = useToast();
  const queryClient = useQueryClient();
  const form = useForm({ resolver: zodResolver(Input), mode: "onTouched", defaultValues: empty });
  const { errors } = form.formState;
  const password = useWatch({ control: form.control, name: "password" });
  const mutation = useMutation({
    mutationFn: profileMutations.changePassword(slug),
    onSuccess: async () => {
      form.reset(empty);
      toast("done", t("changed"));
      await queryClient.invalidateQueries({ queryKey: profileQueries.all(slug) });
    },
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        if (field === "oldPassword" || field === "password") form.setError(field, { message }, { shouldFocus: true });
      }
    },
  });
  const elsewhere = mutation.error !== null && formProblems(mutation.error).fields.length === 0;
  const owner = {
    email: profile.email ?? profile.userName,
    name: profile.name,
    organization: profile.organization,
  };
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
      <input type="hidden" name="username" autoComplete="username" value={owner.email} readOnly />
      <PasswordField
        id="oldPassword"
        label={t("current")}
        autoComplete="current-password"
        error={errors.oldPassword?.message}
        {...form.register("oldPassword")}
      />
      <PasswordField
        id="password"
        label={t("new")}
        autoComplete="new-password"
        error={errors.password?.message}
        hint={<PasswordStrength password={password} owner={owner} />}
        {...form.register("password")}
      />
      <div className="flex justify-end">
        <Button type="submit" busy={mutation.isPending} className="max-sm:w-full">
          {t(mutation.isPending ? "changing" : "act")}
        </Button>
      </div>
    </form>
  );
}
