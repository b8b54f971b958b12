"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed } from "lucide-react";
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
import { Moment } from "@/components/ui/moment";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { toldOf } from "@/lib/entra-sign-in/causes";
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
  const query = useQuery({ ...connectorSignInQueries.get(slug, connectorId), refetchInterval: liveMs });
  const page = query.data;
  if (!page) return <Unread query={query} />;
  const { settings } = page;
  const seen = seenIn(settings);
  const test = <TestCard connectorId={connectorId} settings={settings} />;
  return (
    <div className="flex flex-col gap-4">
      {tested && (
        <>
          <Callout kind="info" title="You can close this window.">
            The test is over; what it found is shown here and in the window that you came from.
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
function seenIn(settings: ConnectorSignInDto | null) {
  const test = settings?.lastTest ?? null;
  const { oid, sid, login_hint } = test?.claims ?? {};
  const seen = (is: boolean) => (is ? "Seen" : null);
  return {
    // A test ends only at the redirect URI.
    redirect: seen(test !== null),
    permissions: seen(oid !== undefined),
    claims: seen(sid === "present" && login_hint === "present"),
  };
}

function ProofLine({ settings }: { readonly settings: ConnectorSignInDto | null }) {
  if (settings?.failingSince != null) {
    const { cause, cure } = toldOf(settings.failure ?? "");
    return (
      <Callout kind="warning" title="Nobody can sign in with Microsoft">
        Since <Moment at={settings.failingSince} />. {cause} {cure}
      </Callout>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {settings?.provenAt == null ? (
        <>
          <StatusBadge tone="neutral" icon={CircleDashed} word="Not proven yet" />
          <span className="text-muted">Sign-in counts as proven once an admin passes the test below.</span>
        </>
      ) : (
        <>
          <StatusBadge tone="success" icon={CircleCheck} word="Proven" />
          <span>
            SSO proven by <bdi>{settings.provenBy}</bdi> <Time at={settings.provenAt} />
          </span>
        </>
      )}
    </p>
  );
}
