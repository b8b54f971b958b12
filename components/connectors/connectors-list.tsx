"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Copy, Plug, UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useToolkit } from "@/components/billing/use-toolkit";
import { AddConnector } from "@/components/connectors/add-connector";
import { ConnectorStatus } from "@/components/connectors/connector-status";
import { ProvisioningSwitch } from "@/components/connectors/provisioning-switch";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Time } from "@/components/ui/time";
import { connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto } from "@/lib/connectors/schemas";

export function ConnectorsList({ slug }: { readonly slug: string }) {
  const t = useTranslations("connectors.list");
  const query = useQuery({ ...connectorQueries.list(slug), refetchInterval: liveMs });
  const connectors = query.data;
  const mayWrite = useMay("connector:create");
  const toolkitOff = useToolkit(slug)?.on === false;
  if (!connectors) return <Unread query={query} rows={3} />;
  return (
    <section className="overflow-hidden rounded-card border border-border bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-3 border-border border-b p-4 sm:p-5">
        <h2 className="font-semibold text-lg">{t("title")}</h2>
        {mayWrite && !toolkitOff && <AddConnector slug={slug} />}
      </div>
      {connectors.length === 0 ? (
        <HowItWorks />
      ) : (
        <ul className="divide-y divide-border">
          {connectors.map((connector) => (
            <ConnectorRow key={connector.id} slug={slug} connector={connector} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ConnectorRow({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  const t = useTranslations("connectors");
  const common = useTranslations("common");
  const { lastContactAt } = connector;
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-4 hover:bg-hover sm:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={`/o/${slug}/integrations/${connector.id}${isSetUp(connector) ? "" : "/setup"}`}
            className="font-semibold outline-none after:absolute after:inset-0 after:outline-offset-[-2px] focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            {connector.name}
          </Link>
          <ConnectorStatus state={connector.state} />
        </div>
        <p className="mt-1 text-muted">
          {lastContactAt
            ? t.rich("lastContactAt", { time: () => <Time at={lastContactAt} className="relative" /> })
            : t("notCalled")}{" "}
          · {common("users", { count: connector.users })} · {t("groups", { count: connector.groups })} ·{" "}
          {t(connector.signInOn ? "signIn.on" : "signIn.off")}
        </p>
      </div>
      <div className="relative">
        <ProvisioningSwitch slug={slug} connector={connector} />
      </div>
    </li>
  );
}

const steps = [
  { icon: Plug, text: "createApp" },
  { icon: Copy, text: "copyValues" },
  { icon: UsersRound, text: "peopleArrive" },
] as const;

/** The empty state is the lesson: three steps in a row. */
function HowItWorks() {
  const t = useTranslations("connectors.howItWorks");
  return (
    <ol className="flex items-center justify-center gap-4 px-6 py-12 max-sm:flex-col sm:gap-8">
      {steps.map((step, index) => (
        <li key={step.text} className="flex items-center gap-4 max-sm:flex-col sm:gap-8">
          {index > 0 && <ArrowRight aria-hidden className="size-5 text-muted max-sm:rotate-90" />}
          <span className="flex flex-col items-center gap-3 text-center">
            <span className="flex size-14 items-center justify-center rounded-full bg-accent-subtle text-accent-text">
              <step.icon aria-hidden className="size-6 stroke-[1.75]" />
            </span>
            <span className="font-medium">{t(step.text)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Until then its page opens on the wizard. */
function isSetUp({ setupDoneAt, lastWriteAt }: ConnectorDto): boolean {
  return setupDoneAt !== null || lastWriteAt !== null;
}
