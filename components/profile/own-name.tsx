"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { KeyValueList } from "@/components/ui/key-value-list";
import { useToast } from "@/components/ui/toast";
import { profileMutations, profileQueries } from "@/lib/profile/queries";
import { EditProfile, type Profile } from "@/lib/profile/schemas";

interface OwnNameProps {
  readonly slug: string;
  readonly profile: Profile;
}

/** Name and e-mail: to be changed, unless Entra owns them. */
export function OwnName({ slug, profile }: OwnNameProps) {
  const t = useTranslations("profile.own");
  const common = useTranslations("common");
  const facts = [
    { key: t("userName"), value: <bdi>{profile.userName}</bdi> },
    { key: t("accessRole"), value: profile.accessRole ?? t("none") },
    { key: t("organization"), value: <bdi>{profile.organization}</bdi> },
  ];
  if (profile.ownedBy !== null) {
    const owned = [
      { key: common("name"), value: <bdi>{profile.name ?? "–"}</bdi> },
      { key: t("email"), value: <bdi>{profile.email ?? "–"}</bdi> },
    ];
    return (
      <Card title={t("title")}>
        <KeyValueList items={[...owned, ...facts]} />
        <p className="mt-3 text-muted">{t("owned", { connector: profile.ownedBy })}</p>
      </Card>
    );
  }
  return (
    <Card title={t("title")}>
      <NameForm slug={slug} profile={profile} />
      <div className="mt-4">
        <KeyValueList items={facts} />
      </div>
    </Card>
  );
}

function NameForm({ slug, profile }: OwnNameProps) {
  const t = useTranslations("profile.own");
  const common = useTranslations("common");
  const mayEmail = useMay("user:update");
  const toast = useToast();
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useForm({
    resolver: zodResolver(EditProfile),
    mode: "onTouched",
    defaultValues: { displayName: profile.name ?? "", ...(mayEmail ? { email: profile.email ?? "" } : {}) },
  });
  const { errors } = form.formState;
  const mutation = useMutation({
    mutationFn: profileMutations.edit(slug),
    onSuccess: (saved) => {
      queryClient.setQueryData(profileQueries.own(slug).queryKey, saved);
      toast("done", common("saved"));
      // The name stands in the user menu as well.
      router.refresh();
    },
    onError: (error) => {
      for (const { field, message } of formProblems(error).fields) {
        if (field === "displayName" || field === "email") form.setError(field, { message }, { shouldFocus: true });
      }
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
        id="displayName"
        label={common("name")}
        autoComplete="name"
        error={errors.displayName?.message}
        {...form.register("displayName")}
      />
      {mayEmail ? (
        <TextField
          id="email"
          label={t("email")}
          type="email"
          autoComplete="email"
          hint={t("emailHint")}
          error={errors.email?.message}
          {...form.register("email")}
        />
      ) : (
        <TextField
          id="email"
          label={t("email")}
          value={profile.email ?? profile.userName}
          readOnly
          disabled
          hint={t("emailLocked")}
        />
      )}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={mutation.isPending} className="max-sm:w-full">
          {mutation.isPending ? common("saving") : t("save")}
        </Button>
      </div>
    </form>
  );
}
