"use client";

import { useQuery } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { useTranslations } from "next-intl";
import { slowLiveMs } from "@/components/layout/live";
import { LogPane } from "@/components/log/log-pane";
import { LogView } from "@/components/log/log-view";
import { useLog } from "@/components/log/use-log";
import { useSignInColumns } from "@/components/sign-in-log/sign-in-columns";
import { SignInFilters } from "@/components/sign-in-log/sign-in-filters";
import { SignInOutcome } from "@/components/sign-in-log/sign-in-outcome";
import { SignInStory } from "@/components/sign-in-log/sign-in-story";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { signInLogQueries } from "@/lib/sign-in-log/queries";
import { SignInFilters as Filters, ListSignInsParams } from "@/lib/sign-in-log/schemas";

const noFilters = Object.fromEntries(Object.keys(Filters.shape).map((name) => [name, undefined]));

/** Who tried to sign in, and why it did not work (PRODUCT L9). */
export function SignInLogPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("signInLog");
  const columns = useSignInColumns();
  const log = useLog<ListSignInsParams>(ListSignInsParams);
  const { after: _after, before: _before, ...filters } = log.params;
  const query = useQuery({
    ...signInLogQueries.list(slug, log.params),
    // A search reads the log to its end when nothing matches.
    refetchInterval: log.interval !== false && filters.q ? slowLiveMs : log.interval,
  });
  return (
    <LogView
      page="signInLog"
      kind={{ caption: t("caption"), noun: "signIn", columns }}
      log={log}
      query={query}
      filters={
        <SignInFilters
          slug={slug}
          filters={filters}
          items={query.data?.items ?? []}
          onChange={log.change}
          onSearch={(q) => log.search({ q })}
        />
      }
      empty={(filtered) => <NoSignIns filtered={filtered} onClear={() => log.change(noFilters)} />}
      pane={(openId, close) => <SignInPane slug={slug} signInId={openId} onClose={close} onFilter={log.change} />}
    />
  );
}

interface SignInPaneProps {
  readonly slug: string;
  readonly signInId: string;
  readonly onClose: () => void;
  readonly onFilter: (change: Readonly<Record<string, string | undefined>>) => void;
}

function SignInPane({ slug, signInId, onClose, onFilter }: SignInPaneProps) {
  return (
    <LogPane
      page="signInLog"
      query={useQuery(signInLogQueries.detail(slug, signInId))}
      onClose={onClose}
      heading={(signIn) => <bdi className="[overflow-wrap:anywhere]">{signIn.person}</bdi>}
      facts={(signIn) => (
        <>
          <SignInOutcome ok={signIn.ok} />
          <span>
            <Time at={signIn.at} clock /> · <Time at={signIn.at} />
          </span>
        </>
      )}
    >
      {(signIn) => <SignInStory slug={slug} signIn={signIn} onFilter={onFilter} />}
    </LogPane>
  );
}

function NoSignIns({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const t = useTranslations("signInLog.empty");
  const common = useTranslations("common");
  if (!filtered) return <EmptyState icon={LogIn} title={t("title")} />;
  return (
    <EmptyState
      icon={LogIn}
      title={t("filtered")}
      action={<Button onClick={onClear}>{common("clearFilters")}</Button>}
    />
  );
}
