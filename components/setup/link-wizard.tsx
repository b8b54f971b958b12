"use client";

import { useMemo } from "react";
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
import { ApiError } from "@/lib/http/api-client";
import type { SetupDoor } from "@/lib/setup/queries";
import type { SetupView } from "@/lib/setup/schemas";
import type { OpenedSetupLink, SetupViewByLink } from "@/lib/setup-links/schemas";
import { shortDate } from "@/lib/utils/time";

const labels: Record<LinkStep, string> = { 1: "Create app", 2: "Connect", 3: "Mappings", 4: "Sign-in" };

interface LinkWizardProps {
  readonly linkId: string;
  readonly step: LinkStep;
  readonly page: EntraPage;
}

/** The wizard for somebody without an account here (SCREENS §3.8). */
export function LinkWizard({ linkId, step, page }: LinkWizardProps) {
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
        <span className="truncate font-semibold text-base">{view?.organization ?? "Usher"}</span>
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
  return (
    <div className="flex flex-col gap-1">
      <h1 className="font-semibold text-2xl">Connect Microsoft Entra ID</h1>
      <p className="text-muted">
        <bdi>{link.createdBy}</bdi> of <bdi>{link.organization}</bdi> asks you to connect Microsoft Entra ID. This link
        works until {shortDate(link.expiresAt)}.
      </p>
    </div>
  );
}

interface StepProps extends LinkWizardProps {
  readonly view: SetupView;
  readonly link: OpenedSetupLink;
}

function Step({ linkId, step, page, view, link }: StepProps) {
  const href = (number: number, of = page) => `/setup/${linkId}/${number}${of === "older" ? "?entra=older" : ""}`;
  const steps = linkSteps
    .filter((number) => number !== 4 || link.scope === "sign_in")
    .map(
      (number): StepperStep => ({
        number,
        label: labels[number],
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
      {isLast && (
        <Callout kind="info">
          This is the last step of this link. <bdi>{link.createdBy}</bdi> sees what you did and goes on from here.
        </Callout>
      )}
    </WizardFrame>
  );
}

function NotThisLink({ link }: { readonly link: OpenedSetupLink }) {
  return (
    <Callout kind="info">
      This link does not open the sign-in. Ask <bdi>{link.createdBy}</bdi> for one that does.
    </Callout>
  );
}
