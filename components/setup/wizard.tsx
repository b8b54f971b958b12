"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { EntraPage } from "@/components/connectors/entra-labels";
import { Unread } from "@/components/layout/unread";
import { SendToColleague } from "@/components/setup/send-to-colleague";
import { StepConnect } from "@/components/setup/step-connect";
import { StepCreateApp } from "@/components/setup/step-create-app";
import { StepGoLive } from "@/components/setup/step-go-live";
import { StepMappings } from "@/components/setup/step-mappings";
import { StepRehearse } from "@/components/setup/step-rehearse";
import { stepState } from "@/components/setup/step-state";
import { SetupProvider, useSaveSetup, useSetupView } from "@/components/setup/use-setup";
import { WizardFrame } from "@/components/setup/wizard-frame";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { connectorQueries } from "@/lib/connectors/queries";
import { type SetupDoor, setupMutations } from "@/lib/setup/queries";
import { type SetupStep, setupSteps } from "@/lib/setup/schemas";

const stepNames = {
  1: "createApp",
  2: "connect",
  3: "mappings",
  4: "rehearse",
  5: "goLive",
} as const satisfies Record<SetupStep, string>;

const stepBodies = {
  1: StepCreateApp,
  2: StepConnect,
  3: StepMappings,
  4: StepRehearse,
  5: StepGoLive,
} as const;

interface WizardProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly step: SetupStep;
  readonly page: EntraPage;
}

/** The wizard as somebody of the organization walks it: five steps, each with an address (SCREENS §3.4). */
export function Wizard({ slug, connectorId, step, page }: WizardProps) {
  const t = useTranslations("setup.steps");
  const door = useMemo((): SetupDoor => ({ kind: "admin", slug, connectorId }), [slug, connectorId]);
  const query = useSetupView(door);
  const save = useSaveSetup(door);
  const view = query.data;
  if (!view) return <Unread query={query} rows={6} />;
  const base = `/o/${slug}/integrations/${connectorId}/setup`;
  const href = (number: number, of = page) => `${base}/${number}${of === "older" ? "?entra=older" : ""}`;
  const Body = stepBodies[step];
  return (
    <SetupProvider setup={{ door, view, page, save }}>
      <WizardFrame
        current={step}
        otherPage={href(step, page === "new" ? "older" : "new")}
        steps={setupSteps.map((number) => ({
          number,
          label: t(stepNames[number]),
          href: href(number),
          state: stepState(number, step, view),
          current: number === step,
        }))}
        send={<SendToColleague slug={slug} connectorId={connectorId} step={Math.min(step, 3)} />}
        finish={<Finish slug={slug} connectorId={connectorId} door={door} />}
      >
        <Body />
      </WizardFrame>
    </SetupProvider>
  );
}

interface FinishProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly door: SetupDoor;
}

/** Ends the wizard: from now on the connector's page opens on Overview. */
function Finish({ slug, connectorId, door }: FinishProps) {
  const t = useTranslations("setup.frame");
  const queryClient = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: () => setupMutations.save(door)({ done: true }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) });
      router.push(`/o/${slug}/integrations/${connectorId}`);
    },
    onError: (error) => toast("error", error.message),
  });
  return (
    <Button
      busy={mutation.isPending || mutation.isSuccess}
      onClick={() => mutation.mutate()}
      className="sm:order-last max-sm:flex-1"
    >
      {t(mutation.isPending ? "finishing" : "finish")}
    </Button>
  );
}
