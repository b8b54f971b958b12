"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, OctagonX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type EntraLabels, useEntraLabels } from "@/components/connectors/entra-labels";
import { liveMs } from "@/components/layout/live";
import { RehearsalPanel } from "@/components/rehearsal/rehearsal-panel";
import { bold, type Click, Way } from "@/components/setup/clicks";
import { type FollowedStep, followOnDemand } from "@/components/setup/follow-on-demand";
import { StepColumns } from "@/components/setup/step-columns";
import { useSetup } from "@/components/setup/use-setup";
import { Card } from "@/components/ui/card";
import { useNow } from "@/components/ui/time";
import { useTimeZone } from "@/components/ui/time-zone";
import { useFormat } from "@/components/ui/use-format";
import type { Translate } from "@/i18n/translate";
import { requestLogQueries } from "@/lib/request-log/queries";

/** Step 4: Usher's own rehearsal, then Entra's with one person, followed live. */
export function StepRehearse() {
  const t = useTranslations("setup");
  const { both } = useEntraLabels().entraWizard;
  const { view, door } = useSetup();
  return (
    <div className="flex flex-col gap-4">
      {door.kind === "admin" && <RehearsalPanel slug={door.slug} connectorId={door.connectorId} />}
      <StepColumns
        clicks={clicksOf(t, both)}
        sketch={{
          title: t("entra.titles.onDemand"),
          menu: [t("entra.overview"), both.usersAndGroups, both.onDemand],
          rows: [
            { kind: "button", label: both.addAssignment },
            { kind: "field", label: both.noneSelected, value: t("entra.example") },
            { kind: "button", label: both.assign },
            { kind: "field", label: both.selectOne, value: t("entra.example") },
            { kind: "button", label: both.provision },
          ],
        }}
        after={
          <p className="text-muted">
            {t.rich("rehearse.minutes", { assign: both.assign, b: bold })}
            {(view.progress.kind === "client_secret" || view.progress.kind === "workload_identity") &&
              ` ${t("rehearse.pause")}`}
          </p>
        }
      />
      {door.kind === "admin" && <OnDemand slug={door.slug} connectorId={door.connectorId} />}
    </div>
  );
}

function clicksOf(t: Translate<"setup">, both: EntraLabels["entraWizard"]["both"]): readonly Click[] {
  return [
    {
      id: "4.assign",
      name: t("clicks.assign"),
      place: both.addAssignment,
      text: <Way steps={[both.usersAndGroups, both.addAssignment, both.noneSelected, both.select, both.assign]} />,
    },
    {
      id: "4.on-demand",
      name: both.onDemand,
      place: both.onDemand,
      text: <Way steps={[both.onDemand, both.selectOne]} />,
    },
    { id: "4.provision", name: both.provision, place: both.provision, text: <b>{both.provision}</b> },
  ];
}

/** Somebody who comes to this page right after pressing Provision sees it too. */
const lookBack = 10 * 60_000;

function OnDemand({ slug, connectorId }: { readonly slug: string; readonly connectorId: string }) {
  const t = useTranslations("setup.rehearse");
  const { view } = useSetup();
  const now = useNow();
  const [since] = useState(() => new Date(now - lookBack).toISOString());
  const { data } = useQuery({
    ...requestLogQueries.list(slug, { connector: connectorId, hideTests: "1" }),
    refetchInterval: liveMs,
  });
  const steps = followOnDemand(data?.items ?? [], since);
  return (
    <Card title={t("title")}>
      <ol aria-live="polite" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {steps.map((step) => (
          <Followed key={step.name} step={step} />
        ))}
      </ol>
      {!view.provisioningOn && <p className="mt-4 text-muted">{t("off")}</p>}
    </Card>
  );
}

const looks = {
  waiting: [CircleDashed, "text-muted"],
  done: [CircleCheck, "text-success"],
  refused: [OctagonX, "text-danger"],
} as const;

function Followed({ step }: { readonly step: FollowedStep }) {
  const t = useTranslations("setup.rehearse.states");
  const stepNames = useTranslations("entraLabels.onDemand");
  const format = useFormat();
  const timeZone = useTimeZone();
  const [Icon, tone] = looks[step.state];
  return (
    <li className="flex min-w-0 items-start gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="font-medium">
          {stepNames(step.name)} <span className="sr-only">{t(step.state)}</span>
        </p>
        {step.at && (
          <p className="tabular text-muted text-xs" suppressHydrationWarning>
            {format.clock(step.at, timeZone)}
          </p>
        )}
        {step.note && <p className="text-xs [overflow-wrap:anywhere]">{step.note}</p>}
      </div>
    </li>
  );
}
