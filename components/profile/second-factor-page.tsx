"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { liveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { RecoveryCodesOnce } from "@/components/profile/recovery-codes-once";
import { RemoveSecondFactor } from "@/components/profile/remove-second-factor";
import { SetUpSecondFactor } from "@/components/profile/set-up-second-factor";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { profileQueries } from "@/lib/profile/queries";

/** Where a second factor is set up and removed; and where EnterpriseAdmins end who must have one. */
export function SecondFactorPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("profile.secondFactor");
  const pages = useTranslations("pages");
  const query = useQuery({ ...profileQueries.own(slug), refetchInterval: 4 * liveMs });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const profile = query.data;
  const head = {
    page: "secondFactor",
    crumbs: [{ label: pages("profile.title"), href: `/o/${slug}/profile` }],
  } as const;
  if (!profile) {
    return (
      <>
        <SectionHeader {...head} />
        <Unread query={query} />
      </>
    );
  }
  return (
    <>
      <SectionHeader {...head} />
      {profile.secondFactorDue && codes === null && (
        <Callout kind="warning" title={t("dueTitle")}>
          {t("due", { organization: profile.organization })}
        </Callout>
      )}
      {codes ? (
        <RecoveryCodesOnce slug={slug} codes={codes} />
      ) : profile.loginMethod === "sso" ? (
        <Card>{t("sso")}</Card>
      ) : profile.secondFactor.since === null ? (
        <SetUpSecondFactor slug={slug} onDone={setCodes} />
      ) : (
        <RemoveSecondFactor slug={slug} state={profile.secondFactor} />
      )}
    </>
  );
}
