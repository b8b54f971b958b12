"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  Addresses,
  ClaimsCard,
  HomePageCard,
  PermissionsCard,
  RedirectCard,
} from "@/components/entra-sign-in/address-cards";
import { AppCard } from "@/components/entra-sign-in/app-card";
import { PeopleCard } from "@/components/entra-sign-in/people-card";
import { SecretsCard } from "@/components/entra-sign-in/secrets-card";
import { TestCard } from "@/components/entra-sign-in/test-card";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { Callout } from "@/components/ui/callout";
import { StatusBadge } from "@/components/ui/status-badge";
import { momentOf, timeOf } from "@/components/ui/time-tags";
import type { Translate } from "@/i18n/translate";
import { signInCauseOf } from "@/lib/entra-sign-in/causes";
import { connectorSignInQueries } from "@/lib/entra-sign-in/queries";
import type { ConnectorSignInDto } from "@/lib/entra-sign-in/schemas";

interface SignInPageProps {
  readonly slug: string;
  readonly connectorId: string;
  /** Whether this is the window in which a test ended. */
  readonly tested: boolean;
}

/** How people sign in with Entra by this connector (L1–L4): what to do there, in its order, and what a test found. */
export function SignInPage({ slug, connectorId, tested }: SignInPageProps) {
  const t = useTranslations("entraSignIn");
  const query = useQuery({ ...connectorSignInQueries.get(slug, connectorId), refetchInterval: liveMs });
  const page = query.data;
  if (!page) return <Unread query={query} />;
  const { settings } = page;
  const seen = seenIn(t, settings);
  const test = <TestCard connectorId={connectorId} settings={settings} />;
  return (
    <div className="flex flex-col gap-4">
      {tested && (
        <>
          <Callout kind="info" title={t("test.overTitle")}>
            {t("test.over")}
          </Callout>
          {test}
        </>
      )}
      <ProofLine settings={settings} />
      <Addresses page={page} />
      <AppCard slug={slug} connectorId={connectorId} settings={settings} />
      <RedirectCard page={page} done={seen.redirect} />
      <SecretsCard slug={slug} connectorId={connectorId} settings={settings} />
      <PermissionsCard done={seen.permissions} />
      <ClaimsCard done={seen.claims} />
      <HomePageCard page={page} />
      {!tested && test}
      {settings !== null && <PeopleCard slug={slug} connectorId={connectorId} settings={settings} />}
    </div>
  );
}

/** What the last test has shown to be done in Entra. */
function seenIn(t: Translate<"entraSignIn">, settings: ConnectorSignInDto | null) {
  const test = settings?.lastTest ?? null;
  const { oid, sid, login_hint } = test?.claims ?? {};
  const seen = (is: boolean) => (is ? t("done.seen") : null);
  return {
    // A test ends only at the redirect URI.
    redirect: seen(test !== null),
    permissions: seen(oid !== undefined),
    claims: seen(sid === "present" && login_hint === "present"),
  };
}

function ProofLine({ settings }: { readonly settings: ConnectorSignInDto | null }) {
  const t = useTranslations("entraSignIn.proof");
  const told = useTranslations("signInCauses");
  if (settings?.failingSince != null) {
    const code = signInCauseOf(settings.failure ?? "");
    return (
      <Callout kind="warning" title={t("broken")}>
        {t.rich("since", { time: momentOf(settings.failingSince) })} {told(`${code}.cause`)} {told(`${code}.cure`)}
      </Callout>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {settings?.provenAt == null ? (
        <>
          <StatusBadge tone="neutral" icon={CircleDashed} word={t("notProven")} />
          <span className="text-muted">{t("notProvenHint")}</span>
        </>
      ) : (
        <>
          <StatusBadge tone="success" icon={CircleCheck} word={t("proven")} />
          <span>
            {t.rich("by", {
              by: settings.provenBy ?? "",
              bdi: (words) => <bdi>{words}</bdi>,
              time: timeOf(settings.provenAt),
            })}
          </span>
        </>
      )}
    </p>
  );
}
