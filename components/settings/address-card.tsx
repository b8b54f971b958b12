"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { formProblems } from "@/components/auth/form-problems";
import { SlugHint } from "@/components/auth/slug-hint";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { momentOf } from "@/components/ui/time-tags";
import { settingsMutations } from "@/lib/organizations/queries";
import { ChangeSlug, type OrganizationSettings } from "@/lib/organizations/schemas";

interface AddressCardProps {
  readonly slug: string;
  readonly origin: string;
  readonly settings: OrganizationSettings;
}

/** Where every page of the organization is. Old links keep working for 30 days. */
export function AddressCard({ slug, origin, settings }: AddressCardProps) {
  const t = useTranslations("settings.address");
  const form = useForm<ChangeSlug>({ resolver: zodResolver(ChangeSlug), mode: "onTouched", defaultValues: { slug } });
  const wanted = useWatch({ control: form.control, name: "slug" });
  const mutation = useMutation({
    mutationFn: settingsMutations.changeSlug(slug),
    // Loaded afresh: every link of the page still names the old address.
    onSuccess: (moved) => window.location.assign(`/o/${moved.slug}/settings`),
    onError: (error) => {
      const refused = formProblems(error).fields.find(({ field }) => field === "slug");
      if (refused) form.setError("slug", { message: refused.message }, { shouldFocus: true });
    },
  });
  const elsewhere =
    mutation.error !== null && formProblems(mutation.error).fields.every(({ field }) => field !== "slug");
  return (
    <Card title={t("title")}>
      <form
        noValidate
        onSubmit={(event) =>
          void form.handleSubmit((input) => mutation.mutate({ ...input, version: settings.version }))(event)
        }
        className="flex flex-col gap-4"
      >
        {elsewhere && (
          <div role="alert">
            <Callout kind="danger">{mutation.error.message}</Callout>
          </div>
        )}
        <TextField
          id="slug"
          label={t("title")}
          prefix={`${origin.replace(/^https?:\/\//, "")}/o/`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
          error={form.formState.errors.slug?.message}
          hint={
            wanted === slug ? (
              t("hint")
            ) : (
              <SlugHint slug={wanted} onTake={(free) => form.setValue("slug", free, { shouldValidate: true })} />
            )
          }
          {...form.register("slug")}
        />
        {settings.oldSlugs.length > 0 && (
          <ul aria-label={t("old")} className="flex flex-col gap-1 text-muted">
            {settings.oldSlugs.map((old) => (
              <li key={old.slug}>
                {t.rich("leadsHere", {
                  path: `/o/${old.slug}`,
                  mono: (words) => <span className="font-mono text-mono [overflow-wrap:anywhere]">{words}</span>,
                  time: momentOf(old.endsAt),
                })}
              </li>
            ))}
          </ul>
        )}
        <div className="flex justify-end">
          <Button type="submit" busy={mutation.isPending} className="max-sm:w-full">
            {t(mutation.isPending ? "changing" : "change")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
