"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { LogPart } from "@/components/log/log-pane";
import { DryRunResult } from "@/components/request-log/dry-run-result";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-field";
import { requestLogMutations } from "@/lib/request-log/queries";
import type { RequestDetail } from "@/lib/request-log/schemas";
import { whyUnrepeatable } from "@/lib/request-log/why-unrepeatable";
import { toCurl } from "@/lib/utils/curl";

interface RequestRepeatProps {
  readonly slug: string;
  readonly request: RequestDetail;
}

/** To ask again: as a command of one's own, or by Usher without writing. */
export function RequestRepeat({ slug, request }: RequestRepeatProps) {
  const t = useTranslations("requestLog.repeat");
  const mayTry = useMay("connector:read");
  const dryRun = useMutation({ mutationFn: requestLogMutations.dryRun(slug, request.id) });
  const tries = mayTry && whyUnrepeatable(request) === null;
  return (
    <LogPart title={t("title")}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          <CopyButton value={toCurl(request)} what={t("request")} text={t("copy")} />
          {tries && (
            <Button disabled={dryRun.isPending} onClick={() => dryRun.mutate()}>
              {t(dryRun.isPending ? "trying" : "try")}
            </Button>
          )}
        </div>
        <div role="status">
          {dryRun.error && <Callout kind="warning">{dryRun.error.message}</Callout>}
          {dryRun.data && <DryRunResult slug={slug} connectorId={request.connectorId} answer={dryRun.data} />}
        </div>
      </div>
    </LogPart>
  );
}
