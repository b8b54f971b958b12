"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Power } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { liveMs } from "@/components/layout/live";
import { useFresh } from "@/components/layout/use-fresh";
import { bold, type Click, Way } from "@/components/setup/clicks";
import { whatHappened } from "@/components/setup/follow-on-demand";
import { StepColumns } from "@/components/setup/step-columns";
import { useSetup } from "@/components/setup/use-setup";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { useTimeZone } from "@/components/ui/time-zone";
import { useToast } from "@/components/ui/toast";
import { useFormat } from "@/components/ui/use-format";
import { connectorMutations, connectorQueries } from "@/lib/connectors/queries";
import { requestLogQueries } from "@/lib/request-log/queries";
import { setupQueries } from "@/lib/setup/queries";

interface Ids {
  readonly slug: string;
  readonly connectorId: string;
}

/** Step 5: on here, then on there, and the first people arrive. */
export function StepGoLive() {
  const t = useTranslations("setup");
  const { entraWizard } = useEntraLabels();
  const { view, door, page } = useSetup();
  if (door.kind !== "admin") return null;
  const { both, [page]: words } = entraWizard;
  const clicks: readonly Click[] = [
    {
      id: "5.properties",
      name: t("clicks.properties"),
      place: both.scope,
      text: t.rich("clicks.propertiesText", {
        scope: both.scope,
        assignedOnly: both.assignedOnly,
        email: t("entra.notificationEmail"),
        preventDeletion: both.preventDeletion,
        save: words.saveProperties,
        b: bold,
        way: () => <Way steps={words.properties} />,
      }),
    },
    {
      id: "5.start",
      name: words.start.join(" "),
      place: words.start[0] ?? "",
      text: <Way steps={words.start} />,
    },
    {
      id: "5.logs",
      name: both.logs,
      place: both.logs,
      text: t.rich("clicks.afterwards", { logs: both.logs, monitor: both.monitor, b: bold }),
    },
  ];
  return (
    <div className="flex flex-col gap-4">
      <SwitchOn slug={door.slug} connectorId={door.connectorId} />
      <StepColumns
        clicks={clicks}
        sketch={{
          title: t("entra.titles.overview"),
          menu: [t("entra.overview"), both.provisioning, both.logs],
          rows: [
            { kind: "field", label: both.scope, value: both.assignedOnly },
            { kind: "field", label: t("entra.notificationEmail"), value: "it@…" },
            { kind: "field", label: both.preventDeletion, value: t("entra.on") },
            { kind: "button", label: words.saveProperties },
            { kind: "button", label: words.start[0] ?? "" },
          ],
        }}
        after={<p className="text-muted">{t("goLive.cycles")}</p>}
      />
      <Arrivals slug={door.slug} connectorId={door.connectorId} />
      {view.provisioningOn && view.arrived !== null && view.arrived.users > 0 && <End {...door} />}
    </div>
  );
}

function SwitchOn({ slug, connectorId }: Ids) {
  const t = useTranslations("setup.goLive");
  const { view, door } = useSetup();
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: connectorMutations.update(slug, connectorId),
    onError: (error) => toast("error", error.message),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) }),
        queryClient.invalidateQueries({ queryKey: setupQueries.get(door).queryKey }),
      ]),
  });
  if (view.provisioningOn) return <Callout kind="success">{t("isOn")}</Callout>;
  return (
    <Card title={t("title")}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p>{t("before")}</p>
        <Button
          variant="primary"
          busy={mutation.isPending}
          onClick={() => mutation.mutate({ provisioningOn: true })}
          className="max-sm:w-full"
        >
          <Power aria-hidden />
          {t(mutation.isPending ? "switchingOn" : "switchOn")}
        </Button>
      </div>
    </Card>
  );
}

const shown = 8;

function Arrivals({ slug, connectorId }: Ids) {
  const t = useTranslations("setup");
  const format = useFormat();
  const timeZone = useTimeZone();
  const { view } = useSetup();
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const { data } = useQuery({
    ...requestLogQueries.list(slug, { connector: connectorId, hideTests: "1" }),
    refetchInterval: liveMs,
  });
  const writes = (data?.items ?? []).filter(({ method }) => method !== "GET").slice(0, shown);
  const isFresh = useFresh(writes);
  return (
    <Card title={t("arrivals.title")}>
      <dl className="grid grid-cols-3 gap-3">
        <Stat label={t("arrivals.users")} value={format.number(view.arrived?.users ?? 0)} />
        <Stat label={t("arrivals.groups")} value={format.number(view.arrived?.groups ?? 0)} />
        <Stat label={t("arrivals.refused24h")} value={format.number(connector?.requests24h.refused ?? 0)} />
      </dl>
      {writes.length === 0 ? (
        <p role="status" className="mt-4 text-muted">
          {t("arrivals.nobody")}
        </p>
      ) : (
        <ul aria-live="polite" className="mt-4 divide-y divide-border">
          {writes.map((request) => (
            <li
              key={request.id}
              className={`flex items-baseline gap-3 py-1.5 ${isFresh(request.id) ? "animate-fresh-row" : ""}`}
            >
              <time dateTime={request.at} suppressHydrationWarning className="tabular shrink-0 text-muted text-xs">
                {format.clock(request.at, timeZone)}
              </time>
              <Link
                href={`/o/${slug}/request-log?connector=${connectorId}&open=${request.id}`}
                className="min-w-0 rounded-badge [overflow-wrap:anywhere] hover:underline"
              >
                {request.outcome === "accepted"
                  ? whatHappened(t, request.summary)
                  : t.rich("arrivals.refused", {
                      summary: request.summary,
                      cause: request.cause ?? "",
                      danger: (words) => <span className="text-danger">{words}</span>,
                    })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function End({ slug, connectorId }: Ids) {
  const t = useTranslations("setup.goLive");
  const { view } = useSetup();
  const { users, groups, matched, elsewhere } = view.arrived ?? { users: 0, groups: 0, matched: 0, elsewhere: 0 };
  return (
    <Callout
      kind="success"
      title={t("done", { users, groups })}
      action={
        <Button asChild>
          <Link href={`/o/${slug}/integrations/${connectorId}/sign-in`}>{t("signIn")}</Link>
        </Button>
      }
    >
      {t.rich("earlier", {
        matched,
        elsewhere,
        b: bold,
        link: (words) => (
          <Link href={`/o/${slug}/users`} className="text-accent-text underline">
            {words}
          </Link>
        ),
      })}
    </Callout>
  );
}
