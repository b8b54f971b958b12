"use client";

import { CircleCheck, Hourglass, OctagonX, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { useFresh } from "@/components/layout/use-fresh";
import { bold } from "@/components/setup/clicks";
import { useSetup } from "@/components/setup/use-setup";
import { Time, useNow } from "@/components/ui/time";
import type { SetupEvent } from "@/lib/setup/schemas";

/** After so long without a request it is worth asking whether Entra reaches us at all (SCREENS W21). */
const patience = 120_000;

/** What Entra just tried, newest first, each with cause and cure at once. */
export function SetupLive({ step }: { readonly step: number }) {
  const t = useTranslations("setup.live");
  const { entraWizard } = useEntraLabels();
  const { view, door, page } = useSetup();
  const isFresh = useFresh(view.events);
  return (
    <section aria-label={t("title")} className="rounded-card border border-border bg-surface p-4 sm:px-5">
      <div aria-live="polite">
        {view.events.length === 0 ? (
          <Waiting test={entraWizard[page].testConnection} step={step} />
        ) : (
          <ul className="flex flex-col gap-2.5">
            {view.events.map((event) => (
              <li key={event.id} className={isFresh(event.id) ? "animate-fresh-row" : undefined}>
                <Line
                  event={event}
                  why={
                    door.kind === "admin"
                      ? `/o/${door.slug}/request-log?connector=${door.connectorId}&open=${event.id}`
                      : null
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

interface WaitingProps {
  readonly test: string;
  readonly step: number;
}

function Waiting({ test, step }: WaitingProps) {
  const t = useTranslations("setup.live");
  const { view, door } = useSetup();
  const now = useNow();
  const [since] = useState(now);
  // Before step 2 Entra has nothing to call, and whoever was accepted once does reach us.
  if (step < 2 || view.acceptedAt !== null || now - since < patience) {
    return (
      <p className="flex items-start gap-2.5 text-muted">
        <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{t.rich("waiting", { test, b: bold })}</span>
      </p>
    );
  }
  return (
    <div className="flex items-start gap-2.5">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">{t("nothing", { origin: view.origin })}</p>
        <p>{t("check")}</p>
        {door.kind === "admin" && (
          <Link
            href={`/o/${door.slug}/integrations/${door.connectorId}`}
            className="inline-flex touch:min-h-11 items-center self-start text-accent-text underline"
          >
            {t("knocks")}
          </Link>
        )}
      </div>
    </div>
  );
}

function Line({ event, why }: { readonly event: SetupEvent; readonly why: string | null }) {
  const t = useTranslations("setup.live");
  const { accepted, at, credential, status, cause, cure } = event;
  const Icon = accepted ? CircleCheck : OctagonX;
  return (
    <div className="flex items-start gap-2.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${accepted ? "text-success" : "text-danger"}`} />
      <p className="min-w-0">
        <Time clock at={at} className="tabular mr-2 text-muted" />
        {accepted ? (
          credential === null ? (
            t("accepted")
          ) : (
            t.rich("acceptedOf", { credential, bdi: (words) => <bdi>{words}</bdi> })
          )
        ) : (
          <>
            <b>{t("refused")}</b> {cause ?? t("answered", { status: String(status) })} {cure}{" "}
            {why && (
              <Link href={why} className="text-accent-text underline">
                {t("why")}
              </Link>
            )}
          </>
        )}
      </p>
    </div>
  );
}
