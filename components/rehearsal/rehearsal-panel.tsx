"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { lastResultWords, verdictWords } from "@/components/rehearsal/rehearsal-words";
import { StepList } from "@/components/rehearsal/step-list";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { useFormat } from "@/components/ui/use-format";
import { rehearsalMutations, rehearsalQueries } from "@/lib/rehearsal/queries";
import type { RehearsalDto } from "@/lib/rehearsal/schemas";

const runningMs = 600;
const idleMs = 15_000;

interface RehearsalPanelProps {
  readonly slug: string;
  readonly connectorId: string;
  /** Where it is the one thing to do on the page, as in the wizard. */
  readonly primary?: boolean;
}

/** K15: Usher plays Entra against the connector's own Tenant URL; each step green or red, live. */
export function RehearsalPanel({ slug, connectorId, primary = false }: RehearsalPanelProps) {
  const t = useTranslations("rehearsal");
  const query = useQuery({
    ...rehearsalQueries.list(slug, connectorId),
    refetchInterval: ({ state }) => (state.data?.[0]?.state === "running" ? runningMs : idleMs),
  });
  const latest = query.data?.[0];
  return (
    <Card
      id="rehearsal"
      title={t("title")}
      action={<StartButton slug={slug} connectorId={connectorId} latest={latest} primary={primary} />}
    >
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-muted">{t("lead")}</p>
        {query.data === undefined ? <Waiting error={query.error} /> : latest && <Latest slug={slug} latest={latest} />}
      </div>
    </Card>
  );
}

function Waiting({ error }: { readonly error: Error | null }) {
  return error ? <Callout kind="danger">{error.message}</Callout> : <Skeleton className="h-9 w-48" />;
}

function Latest({ slug, latest }: { readonly slug: string; readonly latest: RehearsalDto }) {
  const t = useTranslations("rehearsal");
  const format = useFormat();
  const done = latest.steps.filter(({ state }) => state !== "waiting" && state !== "running").length;
  if (latest.state === "running") {
    return (
      <>
        <Progress label={t("progress", { done, steps: latest.steps.length })} done={done} total={latest.steps.length} />
        <StepList slug={slug} rehearsal={latest} />
      </>
    );
  }
  const kind = latest.state === "passed" ? "success" : latest.state === "failed" ? "danger" : "warning";
  return (
    <>
      <div role="status">
        <Callout kind={kind}>{verdictWords(t, latest)}</Callout>
      </div>
      <Disclosure key={latest.id} open={latest.state === "failed"} summary={lastResultWords(t, format, latest)}>
        <StepList slug={slug} rehearsal={latest} />
      </Disclosure>
    </>
  );
}

interface StartButtonProps extends Required<RehearsalPanelProps> {
  readonly latest: RehearsalDto | undefined;
}

function StartButton({ slug, connectorId, latest, primary }: StartButtonProps) {
  const t = useTranslations("rehearsal");
  const mayStart = useMay("connector:update");
  const queryClient = useQueryClient();
  const toast = useToast();
  const start = useMutation({
    mutationFn: rehearsalMutations.start(slug, connectorId),
    onSuccess: (started) => {
      queryClient.setQueryData(rehearsalQueries.list(slug, connectorId).queryKey, (before = []) => [
        started,
        ...before,
      ]);
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: rehearsalQueries.all(slug) }),
  });
  if (!mayStart) return null;
  const running = start.isPending || latest?.state === "running";
  return (
    <Button variant={primary ? "primary" : "secondary"} disabled={running} onClick={() => start.mutate()}>
      {t(running ? "rehearsing" : latest ? "again" : "start")}
    </Button>
  );
}
