"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { EntraPage } from "@/components/connectors/entra-labels";
import { Logo } from "@/components/layout/logo";
import { LinkSignIn } from "@/components/setup/link-sign-in";
import { LinkDoesNotWork } from "@/components/setup/open-setup-link";
import { StepConnect } from "@/components/setup/step-connect";
import { StepCreateApp } from "@/components/setup/step-create-app";
import { StepMappings } from "@/components/setup/step-mappings";
import { type LinkStep, linkSteps, stepState } from "@/components/setup/step-state";
import type { StepperStep } from "@/components/setup/stepper";
import { SetupProvider, useSaveSetup, useSetupView } from "@/components/setup/use-setup";
import { WizardFrame } from "@/components/setup/wizard-frame";
import { Callout } from "@/components/ui/callout";
import { ListSkeleton } from "@/components/ui/skeleton";
import { useFormat } from "@/components/ui/use-format";
import { ApiError } from "@/lib/http/api-client";
import type { SetupDoor } from "@/lib/setup/queries";
import type { SetupView } from "@/lib/setup/schemas";
import type { OpenedSetupLink, SetupViewByLink } from "@/lib/setup-links/schemas";

const names = { 1: "createApp", 2: "connect", 3: "mappings", 4: "signIn" } as const satisfies Record<LinkStep, string>;

interface LinkWizardProps {
  readonly linkId: string;
  readonly step: LinkStep;
  readonly page: EntraPage;
}

/** The wizard for somebody without an account here (SCREENS §3.8). */
export function LinkWizard({ linkId, step, page }: LinkWizardProps) {
  const t = useTranslations("setup.entra");
  const door = useMemo((): SetupDoor => ({ kind: "link", linkId }), [linkId]);
  const query = useSetupView(door);
  const save = useSaveSetup(door);
  const view = query.data as SetupViewByLink | undefined;
  // A link that was revoked ends at once, whatever is still on the page.
  const over = query.error instanceof ApiError && query.error.status === 404;
  if (query.error !== null && (over || !view)) {
    return <LinkDoesNotWork error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <header className="flex h-14 items-center gap-2.5 border-border border-b bg-surface px-4">
        <Logo className="size-7 shrink-0" />
        <span className="truncate font-semibold text-base">{view?.organization ?? t("usher")}</span>
      </header>
      <main id="main" className="mx-auto flex w-full max-w-[1200px] flex-col gap-6 px-4 py-6 sm:px-6">
        {view ? (
          <SetupProvider setup={{ door, view, page, save }}>
            <Heading link={view.link} />
            <Step linkId={linkId} step={step} page={page} view={view} link={view.link} />
          </SetupProvider>
        ) : (
          <ListSkeleton rows={6} />
        )}
      </main>
    </>
  );
}

function Heading({ link }: { readonly link: OpenedSetupLink }) {
  const t = useTranslations("setup.link");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-1">
      <h1 className="font-semibold text-2xl">{t("title")}</h1>
      <p className="text-muted">
        {t.rich("asks", {
          person: link.createdBy,
          organization: link.organization,
          date: format.date(link.expiresAt),
          bdi: isolated,
        })}
      </p>
    </div>
  );
}

interface StepProps extends LinkWizardProps {
  readonly view: SetupView;
  readonly link: OpenedSetupLink;
}

function Step({ linkId, step, page, view, link }: StepProps) {
  const t = useTranslations("setup");
  const href = (number: number, of = page) => `/setup/${linkId}/${number}${of === "older" ? "?entra=older" : ""}`;
  const steps = linkSteps
    .filter((number) => number !== 4 || link.scope === "sign_in")
    .map(
      (number): StepperStep => ({
        number,
        label: t(`steps.${names[number]}`),
        href: href(number),
        state: number === 4 ? "open" : stepState(number, step, view),
        current: number === step,
      }),
    );
  const isLast = steps.at(-1)?.number === step;
  return (
    <WizardFrame current={step} steps={steps} otherPage={href(step, page === "new" ? "older" : "new")}>
      {step === 1 && <StepCreateApp />}
      {step === 2 && <StepConnect />}
      {step === 3 && <StepMappings />}
      {step === 4 && (link.scope === "sign_in" ? <LinkSignIn linkId={linkId} /> : <NotThisLink link={link} />)}
      {isLast && <Callout kind="info">{t.rich("link.last", { person: link.createdBy, bdi: isolated })}</Callout>}
    </WizardFrame>
  );
}

function NotThisLink({ link }: { readonly link: OpenedSetupLink }) {
  const t = useTranslations("setup.link");
  return <Callout kind="info">{t.rich("notThisLink", { person: link.createdBy, bdi: isolated })}</Callout>;
}

function isolated(words: ReactNode): ReactNode {
  return <bdi>{words}</bdi>;
}
