"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { BreakGlassCard } from "@/components/sign-in-policy/break-glass-card";
import { RequireSsoCard } from "@/components/sign-in-policy/require-sso-card";
import { SecondFactorCard } from "@/components/sign-in-policy/second-factor-card";
import { SessionLengthCard } from "@/components/sign-in-policy/session-length-card";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import { timeOf } from "@/components/ui/time-tags";
import { signInPolicyQueries } from "@/lib/sign-in-policy/queries";
import type { SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

/** How people may sign in (SCREENS §3.10, PRODUCT L8). */
export function SignInPolicyPage({ slug }: { readonly slug: string }) {
  const query = useQuery({ ...signInPolicyQueries.policy(slug), refetchInterval: 4 * liveMs });
  const policy = query.data;
  return (
    <>
      <SectionHeader page="signInPolicy" />
      {policy ? (
        <>
          {policy.requireSso && <Failing slug={slug} failing={policy.failing} />}
          <RequireSsoCard slug={slug} policy={policy} />
          <BreakGlassCard slug={slug} policy={policy} />
          <SecondFactorCard slug={slug} policy={policy} />
          <SessionLengthCard key={policy.version} slug={slug} policy={policy} />
        </>
      ) : (
        <Unread query={query} rows={4} />
      )}
    </>
  );
}

function Failing({ slug, failing }: { readonly slug: string; readonly failing: SignInPolicyDto["failing"] }) {
  const t = useTranslations("signInPolicy.failing");
  if (failing === null) return null;
  return (
    <Callout
      kind="danger"
      title={t("title")}
      action={
        <Button asChild>
          <Link href={`/o/${slug}/integrations/${failing.connectorId}/sign-in`}>{t("openConnector")}</Link>
        </Button>
      }
    >
      {t.rich("text", { clock: () => <Time at={failing.since} clock />, time: timeOf(failing.since) })}
    </Callout>
  );
}
