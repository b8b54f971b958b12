import { useTranslations } from "next-intl";
import { CureLink } from "@/components/request-log/cure-link";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { JsonDiff } from "@/components/ui/json-diff";
import type { DryRunAnswer } from "@/lib/request-log/schemas";

interface DryRunResultProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly answer: DryRunAnswer;
}

/** Today's answer to a request that was not carried out: outcome, cause and cure, and what would change. */
export function DryRunResult({ slug, connectorId, answer }: DryRunResultProps) {
  const t = useTranslations("requestLog.dryRun");
  return (
    <div className="flex min-w-0 flex-col gap-3 rounded-card border border-border p-3.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <OutcomeBadge request={answer} />
        <p className="min-w-0 flex-1 basis-40 break-words font-medium">{answer.summary}</p>
      </div>
      <p className="text-muted">{t("today")}</p>
      {answer.provisioningOff && <p>{t("provisioningOff")}</p>}
      {answer.cause && <p className="break-words">{answer.cause}</p>}
      {answer.cure && (
        <div className="flex flex-wrap items-center gap-3">
          <p className="min-w-0 flex-1 basis-60 break-words">{answer.cure}</p>
          <CureLink slug={slug} connectorId={connectorId} causeCode={answer.causeCode} cause={answer.cause} />
        </div>
      )}
      {answer.notes.length > 0 && (
        <ul className="list-disc pl-5">
          {answer.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {answer.changes ? (
        <JsonDiff before={answer.changes.before} after={answer.changes.after} />
      ) : (
        answer.outcome === "accepted" && <p>{t("nothing")}</p>
      )}
    </div>
  );
}
